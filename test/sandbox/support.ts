import {
  type AppView,
  ManualClock,
  type Message,
  type SandboxOptions,
  startSandbox,
} from '../../sandbox/src/index.ts';
import { type Answer, type Received, WebhookServer } from '../support/webhookServer.ts';

export const ACCOUNT = `AC${'0'.repeat(32)}`;
export const TOKEN = 'a-token-for-tests';
export const API_KEY = { sid: `SK${'1'.repeat(32)}`, secret: 'a-secret-for-tests' };
export const LINE = '+15005550006';
export const PERSON = '+12025550143';

/** The account that all tests use. */
export const OPTIONS: SandboxOptions = {
  accountSid: ACCOUNT,
  authToken: TOKEN,
  apiKey: API_KEY.sid,
  apiSecret: API_KEY.secret,
  number: LINE,
};

/** A sandbox on a free port and a manual clock, and the app that it calls: `answer` answers whatever `app.on` does not. */
export async function startTestSandbox(
  answer: (request: Received) => Answer = () => ({}),
  app: () => AppView = () => ({}),
) {
  const clock = new ManualClock();
  const server = await new WebhookServer(TOKEN)
    .elsewhere((request) => ({ body: '<Response/>', ...answer(request) }))
    .open();
  const webhooks = { voiceUrl: `${server.origin}/voice`, smsUrl: `${server.origin}/sms` };
  const sandbox = await startSandbox({ ...OPTIONS, ...webhooks, clock, app });
  const { store, messages } = sandbox.twilio;
  return {
    ...sandbox,
    ...{ clock, app: server, rest: restOf(sandbox.origin), ask: askOf(sandbox.origin) },
    /** A person texts the line; resolves to the messages that this led to. */
    async text(body: string, mediaUrls: string[] = []): Promise<Message[]> {
      const { sid } = messages.receive({ from: PERSON, to: LINE, body, mediaUrls });
      await clock.settle();
      return [...store.messages.values()].filter((message) => message.inReplyTo === sid);
    },
    /** The errors that stand beside the webhook requests. */
    errors: () => store.exchanges.flatMap(({ error }) => error ?? []),
    /** A recording of three seconds that somebody left in this call. */
    record: (sid: string, callSid: string) =>
      store.saveRecording({
        ...{ sid, callSid, status: 'completed', source: 'RecordVerb', channels: 1, duration: 3 },
        ...{ createdAt: clock.now(), media: new Uint8Array(44), transcription: null },
      }),
    close: async () => {
      await Promise.all([sandbox.close(), server.close()]);
    },
  };
}

export type TestSandbox = Awaited<ReturnType<typeof startTestSandbox>>;

/** Bare requests to the REST API, for what the SDK would never send. Resolves to status and JSON. */
function restOf(origin: string) {
  const authorization = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`;
  return async (method: string, path: string, form?: [string, string][], headers = {}) => {
    const response = await fetch(`${origin}/2010-04-01/Accounts/${ACCOUNT}/${path}`, {
      method,
      headers: { authorization, ...headers },
      ...(form && { body: new URLSearchParams(form) }),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  };
}

/** Requests to the control routes. */
function askOf(origin: string) {
  return async (method: string, path: string, body?: unknown) => {
    const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${origin}/sandbox${path}`, { method, headers, body: raw });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      json: isJson ? JSON.parse(text) : undefined,
      headers: response.headers,
    };
  };
}
