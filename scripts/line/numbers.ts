import type { IncomingPhoneNumberInstance } from 'twilio/lib/rest/api/v2010/account/incomingPhoneNumber.js';
import type { Webhooks } from './functionsUrl.ts';
import { askTwilio, LineError } from './lineError.ts';
import type { TwilioClient } from './twilioClient.ts';

/** What the command needs to know of a phone number of the account. */
export type AccountNumber = Pick<
  IncomingPhoneNumberInstance,
  | 'sid'
  | 'phoneNumber'
  | 'friendlyName'
  | 'voiceUrl'
  | 'voiceMethod'
  | 'smsUrl'
  | 'smsMethod'
  | 'statusCallback'
  | 'statusCallbackMethod'
  | 'voiceApplicationSid'
  | 'smsApplicationSid'
  | 'trunkSid'
>;

/** Most numbers that `numbers` shows. */
const LIST_LIMIT = 200;

/** Lists the account's numbers with their webhooks, one block of lines each; `own` is marked. */
export async function listNumbers(client: TwilioClient, own: string | undefined): Promise<string[]> {
  const numbers = await askTwilio('list the numbers', () =>
    client.incomingPhoneNumbers.list({ limit: LIST_LIMIT }),
  );
  if (numbers.length === 0) return ['The account has no phone number yet: get one in the Twilio console.'];
  const lines = numbers.flatMap((number) => [...describeNumber(number, number.phoneNumber === own), '']);
  const found = own === undefined || numbers.some((number) => number.phoneNumber === own);
  return found ? lines : [...lines, `TWILIO_PHONE_NUMBER (${own}) is not among them.`];
}

/** The account's own resource for `phoneNumber` (E.164). */
export async function findNumber(client: TwilioClient, phoneNumber: string): Promise<AccountNumber> {
  const numbers = await askTwilio('look up TWILIO_PHONE_NUMBER', () =>
    client.incomingPhoneNumbers.list({ phoneNumber, limit: LIST_LIMIT }),
  );
  const number = numbers.find((candidate) => candidate.phoneNumber === phoneNumber);
  if (number) return number;
  throw new LineError(
    `The account has no number ${phoneNumber}. Run "npm run line -- numbers" and set TWILIO_PHONE_NUMBER to one of them.`,
  );
}

/** A number and where it points, as lines of text. */
export function describeNumber(number: AccountNumber, own: boolean): string[] {
  const mark = own ? '  <- TWILIO_PHONE_NUMBER' : '';
  return [
    `${number.phoneNumber}  ${number.friendlyName}${mark}`,
    ...describeWebhooks(number),
    ...overrides(number).map((text) => `  ! ${text}`),
  ];
}

/** The three webhooks as lines of text. */
export function describeWebhooks(number: Webhooks & Partial<AccountNumber>): string[] {
  return [
    `  voice   ${shown(number.voiceUrl, number.voiceMethod)}`,
    `  text    ${shown(number.smsUrl, number.smsMethod)}`,
    `  status  ${shown(number.statusCallback, number.statusCallbackMethod)}`,
  ];
}

/** What makes Twilio ignore the number's own webhooks, in words. */
export function overrides(number: AccountNumber): string[] {
  const rules: [sid: string, text: string][] = [
    [number.trunkSid, 'A SIP trunk takes its calls (TrunkSid), so the voice URL is ignored.'],
    [
      number.voiceApplicationSid,
      'A TwiML app takes its calls (VoiceApplicationSid), so the voice URL is ignored.',
    ],
    [
      number.smsApplicationSid,
      'A TwiML app takes its texts (SmsApplicationSid), so the text URL is ignored.',
    ],
  ];
  return rules.filter(([sid]) => Boolean(sid)).map(([, text]) => text);
}

function shown(url: string | null, method: string | undefined): string {
  return url ? `${method ?? 'POST'} ${url}` : '(not set)';
}
