import { createCallEngine } from './calls/engine.ts';
import type { Timing } from './calls/timing.ts';
import type { TwilioContext } from './context.ts';
import { HeldPhoneCounter } from './heldPhones.ts';
import { createMessageEngine } from './messages/engine.ts';
import { Store } from './store.ts';
import { createWebhookClient } from './webhooks/client.ts';

/** Builds the twilio. They refer to one another, so each gets the whole object and uses it only once it is complete. */
export function createContext(
  known: Pick<TwilioContext, 'accountSid' | 'authToken' | 'clock'>,
  timing: Partial<Timing> = {},
): TwilioContext {
  const begun: Omit<TwilioContext, 'webhooks' | 'calls' | 'messages'> = {
    accountSid: known.accountSid,
    authToken: known.authToken,
    clock: known.clock,
    origin: '',
    store: new Store(),
    heldPhones: new HeldPhoneCounter(),
  };
  const twilio = begun as TwilioContext;
  twilio.webhooks = createWebhookClient(twilio);
  twilio.calls = createCallEngine(twilio, timing);
  twilio.messages = createMessageEngine(twilio);
  return twilio;
}
