import type { PhoneNumber } from '../phoneNumber.ts';
import type { Settings } from '../settings.ts';
import type { Fields } from './fields.ts';

type Parse = (to: string, settings: Settings) => PhoneNumber | undefined;

/** Reads the field `to`, or takes `fallback` where it is absent; a fault is noted in `fields`. */
export function readTo(
  fields: Fields,
  settings: Settings,
  parse: Parse,
  fallback?: string,
): PhoneNumber | undefined {
  if (!fields.has('to') && fallback === undefined)
    return fields.fault('to', 'is required: the number to reach, such as +12025550143');
  const text = fields.has('to') ? fields.text('to') : fallback;
  if (text === undefined) return undefined;
  return (
    parse(text, settings) ??
    fields.fault(
      'to',
      'must be a phone number, in E.164 form such as +12025550143 or as dialled within the country of the line',
    )
  );
}
