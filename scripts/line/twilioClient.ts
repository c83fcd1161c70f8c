import twilio from 'twilio';
import type { Known } from './lineSettings.ts';

export type TwilioClient = ReturnType<typeof twilio>;

/** Milliseconds that Twilio's API may take to answer. */
const API_TIMEOUT = 10_000;

/** The official client, made from the same settings that the functions use. */
export function twilioClient(settings: Known<'accountSid' | 'authToken'>): TwilioClient {
  const { accountSid, authToken, apiKey, apiSecret, apiBaseUrl } = settings;
  const [user, secret] = apiKey && apiSecret ? [apiKey, apiSecret] : [accountSid, authToken];
  const client = twilio(user, secret, { accountSid, timeout: API_TIMEOUT });
  if (apiBaseUrl) client.api.baseUrl = apiBaseUrl;
  return client;
}
