import { Hono } from 'hono';
import type { Forwarding, TwilioContext } from '../context.ts';
import { DEFAULT_AFTER, isPhone } from '../forwardingPhones.ts';
import { ControlError } from './controlError.ts';
import { type Input, phoneField, readInput } from './input.ts';

/** Holds phones without a stream, and makes them forward what they do not answer. */
export function phonesControls(twilio: TwilioContext): Hono {
  const routes = new Hono();
  /** What lets go of each phone that PUT holds. */
  const held = new Map<string, () => void>();
  routes.get('/phones', (context) => context.json({ phones: phonesOf(twilio).map(viewOf(twilio)) }));
  routes.put('/phones/:number', async (context) => {
    const number = readNumber(context.req.param('number'), twilio);
    const hold = readHold(twilio, number, await readInput(context));
    const before = held.get(number);
    // The new hold first, so that the phone is never without one.
    held.set(number, hold());
    before?.();
    return context.json(viewOf(twilio)(number));
  });
  routes.delete('/phones/:number', (context) => {
    const number = readNumber(context.req.param('number'), twilio);
    const letGo = held.get(number);
    if (!letGo) throw new ControlError(404, `No PUT holds the phone ${number}`, 'number');
    held.delete(number);
    letGo();
    return context.json(viewOf(twilio)(number));
  });
  return routes;
}

function readNumber(number: string, { store }: TwilioContext): string {
  if (!isPhone(number)) {
    const form = 'a phone number in E.164 form with + written as %2B, client:x or sip:x@y';
    throw new ControlError(400, `The "number" in the path must be ${form}, not ${number}`, 'number');
  }
  if (!store.numberFor(number)) return number;
  throw new ControlError(
    400,
    `${number} is a number of the account, not a phone: its webhooks answer`,
    'number',
  );
}

/** What the body asks for: to hold the phone, or to make it forward as well. */
function readHold(twilio: TwilioContext, number: string, input: Input): () => () => void {
  const rule = readForwarding(number, input);
  return rule ? () => twilio.forwardingPhones.forward(number, rule) : () => twilio.heldPhones.hold(number);
}

function readForwarding(number: string, input: Input): Forwarding | undefined {
  if (input.forwardsTo === undefined) {
    const alone = ['after', 'silent'].find((field) => input[field] !== undefined);
    if (alone === undefined) return undefined;
    throw new ControlError(
      400,
      `"${alone}" needs "forwardsTo", the number that the phone forwards to`,
      alone,
    );
  }
  const to = phoneField(input, 'forwardsTo');
  if (to === number) throw new ControlError(400, 'A phone cannot forward to itself', 'forwardsTo');
  return { to, after: readAfter(input), silent: readSilent(input) };
}

function readAfter({ after = DEFAULT_AFTER }: Input): number {
  if (typeof after === 'number' && Number.isSafeInteger(after) && after >= 0) return after;
  throw new ControlError(400, '"after" must be a whole number of seconds, 0 or more', 'after');
}

function readSilent({ silent = false }: Input): boolean {
  if (typeof silent === 'boolean') return silent;
  throw new ControlError(400, '"silent" must be true or false', 'silent');
}

/** All phones that somebody holds, be it by PUT, by a stream or in a test. */
function phonesOf({ heldPhones, forwardingPhones }: TwilioContext): string[] {
  return [...new Set([...heldPhones.phones(), ...forwardingPhones.phones()])];
}

function viewOf({ heldPhones, forwardingPhones }: TwilioContext) {
  return (number: string) => {
    const { to, ...rule } = forwardingPhones.of(number) ?? {};
    return { number, held: heldPhones.has(number), ...(to !== undefined && { forwardsTo: to, ...rule }) };
  };
}
