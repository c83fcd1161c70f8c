import { isE164 } from '../../src/tooling.ts';
import { askTwilio, LineError } from './lineError.ts';
import type { TwilioClient } from './twilioClient.ts';

/**
 * Lets Twilio call a number and ask for a code; once it is keyed in, the account may call from that number.
 * @param phoneNumber E.164
 * @returns what to do, as lines of text
 */
export async function verifyCallerId(client: TwilioClient, phoneNumber: string): Promise<string[]> {
  if (!isE164(phoneNumber)) {
    throw new LineError(`"${phoneNumber}" is not a phone number. Write it as +12025550143.`, 2);
  }
  const request = await askTwilio(`verify ${phoneNumber}`, () =>
    client.validationRequests.create({ phoneNumber, friendlyName: phoneNumber }),
  );
  return [
    `Twilio is calling ${phoneNumber} now.`,
    `Answer, and key in this code when asked: ${request.validationCode}`,
  ];
}
