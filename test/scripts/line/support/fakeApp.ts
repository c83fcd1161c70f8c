import twilio from 'twilio';
import { onTestFinished } from 'vitest';
import { listen, type Received, sendJson } from '../../../support/listen.ts';
import { token as accountToken } from './account.ts';

export interface FakeApp {
  origin: string;
  requests: Received[];
}

export interface Faults {
  /** Status of /health. */
  health?: number;
  /** The token that the app holds. */
  token?: string;
  /** The origin that the app believes to be called at. */
  origin?: string;
  /** Whether it takes webhooks without a valid signature. */
  open?: boolean;
  /** What it answers to every request instead. */
  always?: { status: number; headers?: Record<string, string>; body?: string };
}

/** Functions as the line command sees them, with faults to order. */
export async function fakeApp(faults: Faults = {}): Promise<FakeApp> {
  const app: FakeApp = { origin: '', requests: [] };
  const { origin, close } = await listen((request, response) => {
    app.requests.push(request);
    if (faults.always) {
      return void response.writeHead(faults.always.status, faults.always.headers).end(faults.always.body);
    }
    if (request.path === '/api/health') {
      const status = faults.health ?? 200;
      return sendJson(response, status, { status: status === 200 ? 'ok' : 'misconfigured' });
    }
    if (!['/api/voiceTwiml', '/api/smsTwiml'].includes(request.path))
      return void response.writeHead(404).end();
    if (!faults.open && !signed(request, faults.origin ?? app.origin, faults.token ?? accountToken)) {
      return sendJson(response, 403, { title: 'Forbidden' });
    }
    return void response
      .writeHead(200, { 'content-type': 'text/xml' })
      .end('<Response><Say>Hi</Say></Response>');
  });
  onTestFinished(close);
  return Object.assign(app, { origin });
}

function signed(request: Received, origin: string, token: string): boolean {
  const signature = String(request.headers['x-twilio-signature'] ?? '');
  return twilio.validateRequest(token, signature, origin + request.path, Object.fromEntries(request.form));
}
