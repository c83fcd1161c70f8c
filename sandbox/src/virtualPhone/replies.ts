import { ManualClock } from '../clock.ts';
import type { TwilioContext } from '../context.ts';
import type { Message } from '../model.ts';
import { Watcher } from './watcher.ts';

/** Ms of real time after the webhook's answer within which its reply must have been sent. */
const GRACE = 100;

/** The texts that answer `asked`, once its webhook has been requested and acted upon. */
export async function repliesTo(twilio: TwilioContext, asked: Message): Promise<Message[]> {
  if (twilio.clock instanceof ManualClock) await twilio.clock.settle();
  else await answered(twilio, asked);
  return [...twilio.store.messages.values()].filter(
    ({ inReplyTo, to }) => inReplyTo === asked.sid && to === asked.from,
  );
}

async function answered(twilio: TwilioContext, asked: Message): Promise<void> {
  const number = twilio.store.numberFor(asked.to);
  if (!number?.smsUrl) return;
  await Watcher.of(twilio).expect({
    topic: asked.sid,
    check: () => {
      const exchanges = twilio.store.exchanges.filter(({ messageSid }) => messageSid === asked.sid);
      const done = exchanges.length > 0 && exchanges.every(({ durationMs }) => durationMs !== null);
      return done || undefined;
    },
    late: () => new Error(`The text "${asked.body}" got no answer from ${number.smsUrl}.`),
  });
  await new Promise((resolve) => setTimeout(resolve, GRACE));
}
