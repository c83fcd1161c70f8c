import { ManualClock } from '../clock.ts';
import type { Message } from '../model.ts';
import type { Parts } from '../parts.ts';
import { Watcher } from './watcher.ts';

/** Ms of real time after the webhook's answer within which its reply must have been sent. */
const GRACE = 100;

/** The texts that answer `asked`, once its webhook has been requested and acted upon. */
export async function repliesTo(parts: Parts, asked: Message): Promise<Message[]> {
  if (parts.clock instanceof ManualClock) await parts.clock.settle();
  else await answered(parts, asked);
  return [...parts.store.messages.values()].filter(
    ({ inReplyTo, to }) => inReplyTo === asked.sid && to === asked.from,
  );
}

async function answered(parts: Parts, asked: Message): Promise<void> {
  const number = parts.store.numberFor(asked.to);
  if (!number?.smsUrl) return;
  await Watcher.of(parts).expect({
    topic: asked.sid,
    check: () => {
      const exchanges = parts.store.exchanges.filter(({ messageSid }) => messageSid === asked.sid);
      const done = exchanges.length > 0 && exchanges.every(({ durationMs }) => durationMs !== null);
      return done || undefined;
    },
    late: () => new Error(`The text "${asked.body}" got no answer from ${number.smsUrl}.`),
  });
  await new Promise((resolve) => setTimeout(resolve, GRACE));
}
