import type { Store } from '../store.ts';

/** Twilio's default keywords for long codes. One counts only if it is the whole text. */
const STOP = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT']);
const START = new Set(['START', 'YES', 'UNSTOP']);

/**
 * Whether `person` (E.164) has texted STOP, or a word that means it, to `number`, and not START since. Without `number`, all
 * numbers of the account count, because an opt-out holds for a whole Messaging Service.
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
