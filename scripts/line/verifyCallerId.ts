import { isE164, pastedE164, visible } from '../../src/tooling.ts';
import { askTwilio, LineError } from './lineError.ts';
import type { TwilioClient } from './twilioClient.ts';

/**
 * Lets Twilio call a number and ask for a code; once it is keyed in, the account may call from that number.
 * @param given E.164, as somebody may have pasted it
 * @returns what to do, as lines of text
 */
export async function verifyCallerId(client: TwilioClient, given: string): Promise<string[]> {
  const phoneNumber = pastedE164(given);
  if (!isE164(phoneNumber)) {
    throw new LineError(`${visible(given)} is not a phone number. Write it as +12025550143.`, 2);
  }
  const request = await askTwilio(`verify ${phoneNumber}`, () =>
    client.validationRequests.create({ phoneNumber, friendlyName: phoneNumber }),
  );
  return [
    `Twilio is calling ${phoneNumber} now.`,
    `Answer, and key in this code when asked: ${request.validationCode}`,
  ];
}
