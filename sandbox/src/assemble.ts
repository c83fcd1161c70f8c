import { createCallEngine } from './calls/engine.ts';
import type { Pace } from './calls/pace.ts';
import { HeldPhoneCounter } from './heldPhones.ts';
import { createMessageEngine } from './messages/engine.ts';
import type { Parts } from './parts.ts';
import { Store } from './store.ts';
import { createWebhookClient } from './webhooks/client.ts';

/** Builds the parts. They refer to one another, so each gets the whole object and uses it only once it is complete. */
export function assembleParts(
  known: Pick<Parts, 'accountSid' | 'authToken' | 'clock'>,
  pace: Partial<Pace> = {},
): Parts {
  const begun: Omit<Parts, 'webhooks' | 'calls' | 'messages'> = {
    accountSid: known.accountSid,
    authToken: known.authToken,
    clock: known.clock,
    origin: '',
    store: new Store(),
    heldPhones: new HeldPhoneCounter(),
  };
  const parts = begun as Parts;
  parts.webhooks = createWebhookClient(parts);
  parts.calls = createCallEngine(parts, pace);
  parts.messages = createMessageEngine(parts);
  return parts;
}
