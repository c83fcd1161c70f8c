import type { Parts } from '../parts.ts';
import { ControlError } from './errors.ts';

/** The line's number: the account's first. */
export function lineNumber(parts: Parts): string | undefined {
  const [first] = parts.store.numbers.values();
  return first?.phoneNumber;
}

/** The number itself if the account owns it; 404 otherwise. */
export function ownNumber(parts: Parts, phoneNumber: string): string {
  if (parts.store.numberFor(phoneNumber)) return phoneNumber;
  throw new ControlError(404, `"to" is not a number of this sandbox; its line is ${lineNumber(parts)}`, 'to');
}
