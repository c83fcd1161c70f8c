import BaseTwilio from 'twilio/lib/base/BaseTwilio.js';
import Domain from 'twilio/lib/base/Domain.js';
import Version from 'twilio/lib/base/Version.js';
import type V2010 from 'twilio/lib/rest/api/V2010.js';
import { CallListInstance } from 'twilio/lib/rest/api/v2010/account/call.js';
import { MessageListInstance } from 'twilio/lib/rest/api/v2010/account/message.js';
import { memo } from '../memo.ts';
import type { Settings } from '../settings.ts';
import { createHttpClient } from './httpClient.ts';

/** How long a request to Twilio's API may take, in ms. */
const TIMEOUT = 10_000;

/** The parts of Twilio's REST client that the app uses. */
export interface TwilioClient {
  calls: CallListInstance;
  messages: MessageListInstance;
}

type Credentials = Pick<Settings, 'accountSid' | 'authToken' | 'apiKey' | 'apiSecret' | 'apiBaseUrl'>;

/**
 * Makes a REST client for the account. It logs in with the API key, if there is one, or else with the Auth Token. It is put
 * together from parts of the SDK, because the SDK's root module loads all of Twilio's products.
 */
export function createClient({
  accountSid,
  authToken,
  apiKey,
  apiSecret,
  apiBaseUrl,
}: Credentials): TwilioClient {
  // The option has the type of the SDK's own class, but the SDK calls no more of it than request().
  const httpClient = createHttpClient(TIMEOUT) as unknown as BaseTwilio.Client['httpClient'];
  const options = { accountSid, httpClient };
  const client =
    apiKey && apiSecret
      ? new BaseTwilio.Client(apiKey, apiSecret, options)
      : new BaseTwilio.Client(accountSid, authToken, options);
  const domain = new (defaultOf(Domain))(client, apiBaseUrl ?? 'https://api.twilio.com');
  // The lists use no more of their version than the base class has.
  const version = new (defaultOf(Version))(domain, '2010-04-01') as V2010;
  return { calls: CallListInstance(version, accountSid), messages: MessageListInstance(version, accountSid) };
}

/** The class itself: Node.js and the bundle import a CommonJS module as a whole, other loaders its default export. */
function defaultOf<T>(module: T): T {
  return (module as { default?: T }).default ?? module;
}

/** Returns the client for these settings. It is made once and kept, so that its connections to Twilio are kept as well. */
export const clientFor: (settings: Credentials) => TwilioClient = memo(createClient);
