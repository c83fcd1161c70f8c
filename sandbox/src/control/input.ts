import type { Context } from 'hono';
import { isWithoutNumber } from '../addresses.ts';
import { isE164 } from '../phoneNumbers.ts';
import { isWebUrl } from '../rest/form.ts';
import type { Store } from '../store.ts';
import { ControlError } from './controlError.ts';

export type Input = Record<string, unknown>;

/** The JSON object in a request's body; an empty body is an empty object. */
export async function readInput(context: Context): Promise<Input> {
  const text = await context.req.text();
  if (text.trim() === '') return {};
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ControlError(400, 'The body must be a JSON object, such as {"from": "+12025550143"}');
  }
  return { ...value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError(400, 'The body is not valid JSON');
  }
}

export function textField(input: Input, field: string): string {
  const value = input[field];
  if (typeof value !== 'string' || value === '') {
    throw new ControlError(400, `"${field}" must be a text that is not empty`, field);
  }
  return value;
}

/** An E.164 number; `otherwise` stands in where the field is missing. */
export function phoneField(input: Input, field: string, otherwise?: string): string {
  const { [field]: value = otherwise } = input;
  if (typeof value !== 'string' || !isE164(value)) {
    throw new ControlError(
      400,
      `"${field}" must be a phone number in E.164 form, such as +12025550143`,
      field,
    );
  }
  return value;
}

/** Who calls or texts: an E.164 number, or whatever else Twilio's From may hold. */
export function callerField(input: Input, field: string): string {
  const value = input[field];
  if (typeof value === 'string' && (isE164(value) || isWithoutNumber(value))) return value;
  throw new ControlError(
    400,
    `"${field}" must be a phone number in E.164 form, such as +12025550143, or "anonymous", "unknown", "", client:x, sip:x@y, a short code of 3 to 8 digits or a name of 3 to 11 characters`,
    field,
  );
}

/** One URL, several, or none. */
export function urlsField(input: Input, field: string): string[] {
  const { [field]: value = [] } = input;
  const urls: unknown[] = Array.isArray(value) ? value : [value];
  const checked = urls.filter((url): url is string => typeof url === 'string' && isWebUrl(url));
  if (checked.length !== urls.length || urls.length > 10) {
    throw new ControlError(400, `"${field}" must be an absolute http(s) URL, or a list of up to 10`, field);
  }
  return checked;
}

/** A number of the account: `to`, or the account's first where it is missing. 404 for any other. */
export function ownNumberField(input: Input, store: Store): string {
  const first = store.firstNumber();
  const phoneNumber = phoneField(input, 'to', first);
  if (store.numberFor(phoneNumber)) return phoneNumber;
  throw new ControlError(404, `"to" is not a number of this sandbox; its line is ${first}`, 'to');
}
