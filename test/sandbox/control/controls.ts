import { startTestLine } from '../messages/testLine.ts';
import type { Answer, Received } from '../messages/webhookServer.ts';

/** A line, and the control routes of its sandbox over HTTP. */
export async function startControls(answer: (request: Received) => Answer = () => ({})) {
  const line = await startTestLine(answer);
  line.configureNumber({ phoneNumber: '+15005550006', voiceUrl: `${line.app.origin}/voice` });
  const ask = async (method: string, path: string, body?: unknown) => {
    const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${line.origin}/sandbox${path}`, { method, headers, body: raw });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      json: isJson ? JSON.parse(text) : undefined,
      headers: response.headers,
    };
  };
  return { ...line, ask };
}

export type Controls = Awaited<ReturnType<typeof startControls>>;
