import twilio from 'twilio';
import type { Known } from './localSettings.ts';

export type TwilioClient = ReturnType<typeof twilio>;

/** Milliseconds that Twilio's API may take to answer. */
const apiTimeout = 10_000;

/** The official client, made from the same settings that the functions use. */
export function twilioClient(settings: Known<'accountSid' | 'authToken'>): TwilioClient {
  const { accountSid, authToken, apiKey, apiSecret, apiBaseUrl } = settings;
  const [user, secret] = apiKey && apiSecret ? [apiKey, apiSecret] : [accountSid, authToken];
  const client = twilio(user, secret, { accountSid, timeout: apiTimeout });
  if (apiBaseUrl) client.api.baseUrl = apiBaseUrl;
  return client;
}

/** E.164: a plus sign, then up to 15 digits of which the first is not 0. */
export const phoneNumberShape = /^\+[1-9]\d{6,14}$/;
