import { type Webhooks, webhooksAt } from './functionsUrl.ts';
import { askTwilio, LineError } from './lineError.ts';
import { type AccountNumber, describeWebhooks, findNumber, overrides } from './numbers.ts';
import type { TwilioClient } from './twilioClient.ts';

/** Twilio gives a new number webhooks of its own demo; they may be replaced without a question. */
const DEMO = 'https://demo.twilio.com/';

export interface ConnectRequest {
  /** The line's number, E.164. */
  phoneNumber: string;
  /** Where the functions are, e.g. https://my-app.azurewebsites.net/api */
  base: string;
  /** Whether webhooks that point elsewhere may be replaced. */
  overwrite: boolean;
  /** Whether texts go out through a Messaging Service. */
  messagingService: boolean;
}

/**
 * Points the line's number at the functions and tells, as lines of text, what was and what is.
 * @throws LineError when other webhooks would be lost and `overwrite` is not set
 */
export async function connect(client: TwilioClient, request: ConnectRequest): Promise<string[]> {
  const number = await findNumber(client, request.phoneNumber);
  const wanted = webhooksAt(request.base);
  const foreign = pointingElsewhere(number, wanted);
  if (foreign.length > 0 && !request.overwrite) throw new LineError(refusal(number, foreign));
  const updated = await askTwilio(`point ${request.phoneNumber} at the functions`, () =>
    client.incomingPhoneNumbers(number.sid).update({
      ...wanted,
      voiceMethod: 'POST',
      smsMethod: 'POST',
      statusCallbackMethod: 'POST',
    }),
  );
  return [
    `${number.phoneNumber} before:`,
    ...describeWebhooks(number),
    'now:',
    ...describeWebhooks(updated),
    ...warnings(updated, request),
    `Next: npm run line -- check ${request.base}`,
  ];
}

/** The webhooks of `number` that are set, and to something that connecting would lose. */
export function pointingElsewhere(number: Webhooks, wanted: Webhooks): string[] {
  const pairs: [string | null, string][] = [
    [number.voiceUrl, wanted.voiceUrl],
    [number.smsUrl, wanted.smsUrl],
    [number.statusCallback, wanted.statusCallback],
  ];
  return pairs
    .filter(([current, next]) => current && current !== next && !current.startsWith(DEMO))
    .map(([current]) => String(current));
}

function refusal(number: AccountNumber, foreign: string[]): string {
  return [
    `${number.phoneNumber} is in use: it points at`,
    ...foreign.map((url) => `  ${url}`),
    'Nothing was changed. Add --yes to replace these webhooks.',
  ].join('\n');
}

function warnings(number: AccountNumber, request: ConnectRequest): string[] {
  const notes = overrides(number).map((text) => `${text} Remove it in the Twilio console.`);
  if (request.messagingService) {
    notes.push(
      'TWILIO_MESSAGING_SERVICE_SID is set: in that service choose "Defer to sender\'s webhook", or texts will not reach the line.',
    );
  }
  return notes.map((note) => `! ${note}`);
}
