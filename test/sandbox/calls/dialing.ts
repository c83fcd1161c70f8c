import { afterEach, beforeEach } from 'vitest';
import type { Call } from '../../../sandbox/src/model.ts';
import { openSandbox, type TestSandbox } from '../../support/testSandbox.ts';

/** What tests of Dial do with a sandbox: a new one before each of them. */
export function sandboxForDials() {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await openSandbox();
    sandbox.app
      .on('/after', ({ params }) => `<Say>Dial ${params.DialCallStatus}</Say>`)
      .on('/status', '')
      .on('/recorded', '');
  });
  afterEach(() => sandbox.close());

  const legs = () => [...sandbox.twilio.store.calls.values()].filter(({ parentCallSid }) => parentCallSid);
  return {
    get sandbox() {
      return sandbox;
    },
    hold: (...numbers: string[]) => numbers.map((number) => sandbox.twilio.heldPhones.hold(number)),
    legs,
    leg: (to: string): Call => {
      const found = legs().find((call) => call.to === to);
      if (!found) throw new Error(`no call to ${to}`);
      return found;
    },
    /** The parameters of each request to the dial's action. */
    toAction: () => sandbox.app.at('/after').map(({ params }) => params),
    dial: (inner: string, attributes = 'action="/after"') =>
      sandbox.receive(`<Dial ${attributes}>${inner}</Dial>`),
  };
}
