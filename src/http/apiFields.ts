import { visible } from '../characters.ts';
import { MESSAGE_LIMIT } from '../phoneLine/limits.ts';
import type { PhoneNumber } from '../phoneNumber.ts';
import type { Settings } from '../settings.ts';
import type { ApiCall } from './apiEndpoint.ts';
import { type Field, type FieldKind, flag, httpsUrls, text, textUpTo, wholeNumber } from './fields.ts';

/** Most pictures that Twilio takes in one message (error 21623 beyond). */
const MOST_MEDIA = 10;

/** The fields of makeCall. */
export const MAKE_CALL_FIELDS = {
  to: text('A number; the owner if empty'),
  document: text('A document of the line; start if empty', 'choice'),
  say: text('Words to say, instead of a document', 'long'),
  timeout: wholeNumber(5, 600, 'seconds'),
  machine: text('A document of voice.outgoing that an answering machine hears', 'choice'),
  machineDetection: flag('Whether to tell a person from an answering machine'),
  record: flag('Whether to record the call'),
};

/** The fields of sendSms. */
export const SEND_SMS_FIELDS = {
  to: text('A number'),
  body: textUpTo(MESSAGE_LIMIT),
  mediaUrl: httpsUrls(MOST_MEDIA),
};

const NO_NUMBER =
  'must be a phone number, in E.164 form such as +12025550143 or as dialled within the country of the line';

type Parse = (to: string, settings: Settings) => PhoneNumber | undefined;

/** Understands the field `to`, or takes `fallback` where it is absent. Undefined where it is at fault, which is noted. */
export function readTo(
  { values, has, faults, settings }: ApiCall<{ to: Field<string> }>,
  parse: Parse,
  fallback?: string,
): PhoneNumber | undefined {
  if (!has('to') && fallback === undefined)
    return faults.add('to', 'is required: the number to reach, such as +12025550143');
  const given = has('to') ? values.to : fallback;
  if (given === undefined) return undefined;
  return parse(given, settings) ?? faults.add('to', `${NO_NUMBER}; ${visible(given)} is none`);
}

/** A function of the HTTP API as a form offers it. */
export interface ApiForm {
  name: 'makeCall' | 'sendSms';
  fields: { name: string; kind: FieldKind; hint: string }[];
}

/** The HTTP API as forms, in the order of the functions' fields. */
export const apiForms: ApiForm[] = [
  { name: 'makeCall', fields: offered(MAKE_CALL_FIELDS) },
  { name: 'sendSms', fields: offered(SEND_SMS_FIELDS) },
];

function offered(fields: { [name: string]: { kind: FieldKind; hint: string } }): ApiForm['fields'] {
  return Object.entries(fields).map(([name, { kind, hint }]) => ({ name, kind, hint }));
}
