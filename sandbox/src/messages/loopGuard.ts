import type { TwilioContext } from '../context.ts';
import type { Message } from '../model.ts';

/** Twilio stops replying to a pair of numbers that exchange more texts than this in so many ms (error 14107). */
const MOST = 15;
const WINDOW = 30_000;

/** True if two numbers of the account text each other too often; people's phones do not loop, so they are not counted. */
export function isLooping(twilio: TwilioContext, message: Message): boolean {
  if (!twilio.store.numberFor(message.from ?? '')) return false;
  const since = twilio.clock.now() - WINDOW;
  let count = 0;
  for (const other of [...twilio.store.messages.values()].reverse()) {
    if (other.createdAt < since) break;
    if (other.direction === 'inbound' && other.from === message.from && other.to === message.to) count += 1;
  }
  return count > MOST;
}
