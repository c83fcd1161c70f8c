import BaseTwilio from 'twilio/lib/base/BaseTwilio.js';
import Domain from 'twilio/lib/base/Domain.js';
import Version from 'twilio/lib/base/Version.js';
import type V2010 from 'twilio/lib/rest/api/V2010.js';
import { CallListInstance } from 'twilio/lib/rest/api/v2010/account/call.js';
import { MessageListInstance } from 'twilio/lib/rest/api/v2010/account/message.js';
import { memo } from '../memo.ts';
import type { Settings } from '../settings.ts';
import { createHttpClient } from './httpClient.ts';

/** How long Twilio's API may take, in ms. */
const TIMEOUT = 10_000;

/** The parts of Twilio's REST client that the app uses. */
export interface TwilioClient {
  calls: CallListInstance;
  messages: MessageListInstance;
}

type Credentials = Pick<Settings, 'accountSid' | 'authToken' | 'apiKey' | 'apiSecret' | 'apiBaseUrl'>;

/**
 * A REST client for the account, with an API key where there is one, else with the Auth Token.
 * Built of the SDK's own parts, since its root loads all of Twilio's products.
 */
export function createClient({
  accountSid,
  authToken,
  apiKey,
  apiSecret,
  apiBaseUrl,
}: Credentials): TwilioClient {
  // The option is typed as the SDK's own class, of which it asks no more than request().
  const httpClient = createHttpClient(TIMEOUT) as unknown as BaseTwilio.Client['httpClient'];
  const options = { accountSid, httpClient };
  const client =
    apiKey && apiSecret
      ? new BaseTwilio.Client(apiKey, apiSecret, options)
      : new BaseTwilio.Client(accountSid, authToken, options);
  const domain = new (defaultOf(Domain))(client, apiBaseUrl ?? 'https://api.twilio.com');
  // The lists ask their version for nothing but what the base class has.
  const version = new (defaultOf(Version))(domain, '2010-04-01') as V2010;
  return { calls: CallListInstance(version, accountSid), messages: MessageListInstance(version, accountSid) };
}

/** Node.js and the bundle hand over a CommonJS module whole, other loaders its default export. */
function defaultOf<T>(module: T): T {
  return (module as { default?: T }).default ?? module;
}

/** The client for these settings, made on first use and kept, so that connections to Twilio are kept alive. */
export const clientFor: (settings: Credentials) => TwilioClient = memo(createClient);
