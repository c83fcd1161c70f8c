import type { Store } from '../store.ts';

/** Twilio's default keywords for long codes. One counts only if it is the whole text. */
const STOP = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT']);
const START = new Set(['START', 'YES', 'UNSTOP']);

/**
 * True if `person` (E.164) has texted STOP or its kin to `number` and not START since. Without `number` (a Messaging
 * Service picks it) any number of the account counts, as opt-outs hold for the whole service.
 */
export function hasOptedOut(store: Store, person: string, number: string | undefined): boolean {
  let isOut = false;
  for (const message of store.messages.values()) {
    if (message.direction !== 'inbound' || message.from !== person) continue;
    if (number !== undefined && message.to !== number) continue;
    const word = message.body.trim().toUpperCase();
    if (STOP.has(word)) isOut = true;
    else if (START.has(word)) isOut = false;
  }
  return isOut;
}
