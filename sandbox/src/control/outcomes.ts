import { Hono } from 'hono';
import { CALL_OUTCOMES, type Outcome, type TwilioContext } from '../context.ts';
import { ControlError } from './controlError.ts';
import { type Input, phoneField, readInput } from './input.ts';

const FIELDS = ['number', 'call', 'times'];

/** `POST outcomes`: says who answers at a phone from now on, or why nobody does. */
export function outcomeControls({ outcomes, store }: TwilioContext): Hono {
  const routes = new Hono();
  routes.post('/outcomes', async (context) => {
    const input = await readInput(context);
    refuseOthers(input);
    const number = phoneField(input, 'number');
    if (store.numberFor(number)) {
      throw new ControlError(
        400,
        '"number" is a number of the account: its calls go to its voice URL',
        'number',
      );
    }
    const outcome: Outcome = { call: callField(input), ...timesField(input) };
    outcomes.set(number, outcome);
    return context.json({ number, ...outcome });
  });
  return routes;
}

function refuseOthers(input: Input): void {
  const other = Object.keys(input).find((field) => !FIELDS.includes(field));
  if (other === undefined) return;
  throw new ControlError(400, `"${other}" is not known here: an outcome has ${FIELDS.join(', ')}`, other);
}

function callField({ call }: Input): Outcome['call'] {
  const known = CALL_OUTCOMES.find((outcome) => outcome === call);
  if (known) return known;
  throw new ControlError(400, `"call" must be one of ${CALL_OUTCOMES.join(', ')}`, 'call');
}

function timesField({ times }: Input): Pick<Outcome, 'times'> {
  if (times === undefined) return {};
  if (typeof times === 'number' && Number.isSafeInteger(times) && times >= 1) return { times };
  throw new ControlError(
    400,
    '"times" must be a whole number from 1 on; leave it out for all calls',
    'times',
  );
}
