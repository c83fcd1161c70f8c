import type { Call } from '../model.ts';
import type { Store } from '../store.ts';

/** Everything the sandbox knows, oldest first. */
export function stateView(store: Store) {
  return {
    calls: [...store.calls.values()].map((call) => callView(store, call)),
    messages: [...store.messages.values()],
    exchanges: store.exchanges,
  };
}

/** A call as people ask for it: `heard` as plain texts (`heardDetail` says how), and its recordings. */
export function callView(store: Store, call: Call) {
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
