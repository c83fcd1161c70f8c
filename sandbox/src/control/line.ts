import type { TwilioContext } from '../context.ts';
import { ControlError } from './errors.ts';

/** The line's number: the account's first. */
export function lineNumber(twilio: TwilioContext): string | undefined {
  const [first] = twilio.store.numbers.values();
  return first?.phoneNumber;
}

/** The number itself if the account owns it; 404 otherwise. */
export function ownNumber(twilio: TwilioContext, phoneNumber: string): string {
  if (twilio.store.numberFor(phoneNumber)) return phoneNumber;
  throw new ControlError(
    404,
    `"to" is not a number of this sandbox; its line is ${lineNumber(twilio)}`,
    'to',
  );
}
