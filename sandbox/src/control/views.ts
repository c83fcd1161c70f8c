import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { isWithoutNumber } from '../addresses.ts';
import type { TwilioContext } from '../context.ts';
import type { Call } from '../model.ts';
import { isE164 } from '../phoneNumbers.ts';
import type { Change, Store } from '../store.ts';
import { ControlError } from './controlError.ts';

/** How often a comment is sent (ms), so that no proxy closes an idle connection. */
const KEEP_ALIVE = 15_000;

/** How long a browser waits before it connects again (ms): soon, as a restart under `npm run dev` is quick. */
const RETRY = 500;

/**
 * Sends server-sent events: first `state` with all there is, then each `call`, `message` and `exchange` that changes, and
 * `app` when GET /sandbox/config has something new. Each `?phone=` is held as long as the connection lasts, so that calls to
 * it wait for an answer.
 */
export function events(twilio: TwilioContext, context: Context): Response {
  const phones = phonesIn(context);
  return streamSSE(context, async (stream) => {
    const release = phones.map((phone) => twilio.heldPhones.hold(phone));
    const send = senderTo(stream);
    send('state', stateView(twilio.store));
    const unsubscribe = twilio.store.onChange((change) => sendChange(twilio, change, send));
    const keepAlive = setInterval(
      () => void stream.write(': still here\n\n').catch(() => undefined),
      KEEP_ALIVE,
    );
    await new Promise<void>((resolve) => stream.onAbort(resolve));
    clearInterval(keepAlive);
    unsubscribe();
    for (const letGo of release) letGo();
  });
}

function phonesIn(context: Context): string[] {
  const phones = context.req.queries('phone') ?? [];
  // The page may be somebody whom nobody can call, such as anonymous: a hold on that has no effect.
  const wrong = phones.find((phone) => phone === '' || !(isE164(phone) || isWithoutNumber(phone)));
  if (wrong === undefined) return phones;
  throw new ControlError(400, `"phone" must be in E.164 form with + written as %2B, not ${wrong}`, 'phone');
}

type Send = (event: string, data: unknown) => void;

/** Gives each event an id. Makes its text at once, because the store's objects change later. */
function senderTo(stream: SSEStreamingApi): Send {
  let id = 0;
  return (event, data) => {
    const message = { event, id: String(++id), data: JSON.stringify(data), retry: RETRY };
    void stream.writeSSE(message).catch(() => undefined);
  };
}

function sendChange(twilio: TwilioContext, change: Change, send: Send): void {
  if (change.type === 'message') send('message', change.message);
  else if (change.type === 'exchange') send('exchange', change.exchange);
  else if (change.type === 'app') send('app', {});
  else {
    // A recording shows as part of its call.
    const call = change.type === 'call' ? change.call : twilio.store.calls.get(change.recording.callSid);
    if (call) send('call', callView(twilio.store, call));
  }
}

/** Everything the sandbox knows, oldest first. */
export function stateView(store: Store) {
  return {
    calls: [...store.calls.values()].map((call) => callView(store, call)),
    messages: [...store.messages.values()],
    exchanges: store.exchanges,
  };
}

/** A call as people ask for it: `heard` as plain texts (`heardDetail` says how), and its recordings. */
function callView(store: Store, call: Call) {
  return {
    ...call,
    heard: call.heard.map(({ text }) => text),
    heardDetail: call.heard,
    recordings: [...store.recordings.values()]
      .filter(({ callSid }) => callSid === call.sid)
      .map(({ media, ...recording }) => ({
        ...recording,
        bytes: media.length,
        url: `/sandbox/recordings/${recording.sid}.wav`,
      })),
  };
}
