import { createCallEngine } from './calls/engine.ts';
import type { Timing } from './calls/timing.ts';
import type { TwilioContext } from './context.ts';
import { ForwardingPhoneList } from './forwardingPhones.ts';
import { HeldPhoneCounter } from './heldPhones.ts';
import { createMessageEngine } from './messages/engine.ts';
import { OutcomeTable } from './outcomes.ts';
import { Store } from './store.ts';
import { createWebhookClient } from './webhooks/client.ts';
import { Tunnels } from './webhooks/tunnels.ts';

/** Makes the account and its engines. `timing` replaces default durations in calls. `tunnels` says where webhooks are sent. */
export function createContext(
  account: Pick<TwilioContext, 'accountSid' | 'authToken' | 'clock' | 'origin'>,
  timing: Partial<Timing> = {},
  tunnels = new Tunnels(),
): TwilioContext {
  const { accountSid, authToken, clock, origin } = account;
  const store = new Store();
  const heldPhones = new HeldPhoneCounter();
  const webhooks = createWebhookClient({ authToken, clock, store }, tunnels);
  const begun = {
    ...{ accountSid, authToken, clock, origin, store, webhooks },
    outcomes: new OutcomeTable(),
    heldPhones,
    forwardingPhones: new ForwardingPhoneList(heldPhones),
  };
  const context: TwilioContext = {
    ...begun,
    messages: createMessageEngine(begun),
    // The call engine gets the whole context, of which it is a part. The context is complete before the first call.
    get calls() {
      return calls;
    },
  };
  const calls = createCallEngine(context, timing);
  return context;
}
