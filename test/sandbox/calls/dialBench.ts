import { afterEach, beforeEach } from 'vitest';
import type { Call } from '../../../sandbox/src/model.ts';
import { type Bench, openBench } from './bench.ts';

/** What tests of Dial do with a bench: a new one before each of them. */
export function benchForDials() {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
    bench.app
      .on('/after', ({ params }) => `<Say>Dial ${params.DialCallStatus}</Say>`)
      .on('/status', '')
      .on('/recorded', '');
  });
  afterEach(() => bench.close());

  const legs = () => [...bench.twilio.store.calls.values()].filter(({ parentCallSid }) => parentCallSid);
  return {
    get bench() {
      return bench;
    },
    hold: (...numbers: string[]) => numbers.map((number) => bench.twilio.heldPhones.hold(number)),
    legs,
    leg: (to: string): Call => {
      const found = legs().find((call) => call.to === to);
      if (!found) throw new Error(`no call to ${to}`);
      return found;
    },
    /** The parameters of each request to the dial's action. */
    toAction: () => bench.app.at('/after').map(({ params }) => params),
    dial: (inner: string, attributes = 'action="/after"') =>
      bench.receive(`<Dial ${attributes}>${inner}</Dial>`),
  };
}
