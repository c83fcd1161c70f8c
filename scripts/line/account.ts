import twilio from 'twilio';
import { LineError } from './errors.ts';
import type { Settings } from './localSettings.ts';
import { isLoopback } from './webhooks.ts';

export type TwilioClient = ReturnType<typeof twilio>;

/** Milliseconds that Twilio's API may take to answer. */
const apiTimeout = 10_000;

/**
 * The official client, made from the same settings that the functions use.
 * @throws LineError that names every setting at fault
 */
export function twilioClient(settings: Settings): TwilioClient {
  const accountSid = requiredSetting(
    settings,
    'TWILIO_ACCOUNT_SID',
    /^AC[0-9a-f]{32}$/i,
    'AC and 32 characters',
  );
  const [user, secret] = credentials(settings, accountSid);
  const client = twilio(user, secret, { accountSid, timeout: apiTimeout });
  const baseUrl = settings.TWILIO_API_BASE_URL;
  if (baseUrl !== undefined) client.api.baseUrl = checkedBaseUrl(baseUrl);
  return client;
}

/** The line's own number, in E.164. */
export function lineNumber(settings: Settings): string {
  return requiredSetting(settings, 'TWILIO_PHONE_NUMBER', phoneNumberShape, 'a number such as +12025550143');
}

/** The token that Twilio signs with. */
export function authToken(settings: Settings): string {
  return requiredSetting(settings, 'TWILIO_AUTH_TOKEN', /./, "the account's auth token");
}

/** Whether the settings point at a sandbox, which may call this machine. */
export function usesSandbox(settings: Settings): boolean {
  return settings.TWILIO_API_BASE_URL !== undefined;
}

/** E.164: a plus sign, then up to 15 digits of which the first is not 0. */
export const phoneNumberShape = /^\+[1-9]\d{6,14}$/;

function credentials(settings: Settings, accountSid: string): [user: string, secret: string] {
  const { TWILIO_API_KEY: key, TWILIO_API_SECRET: secret } = settings;
  if (key === undefined && secret === undefined) return [accountSid, authToken(settings)];
  if (key === undefined || secret === undefined) {
    throw new LineError('TWILIO_API_KEY and TWILIO_API_SECRET belong together: set both or neither.');
  }
  if (!/^SK[0-9a-f]{32}$/i.test(key)) {
    throw new LineError('TWILIO_API_KEY should be SK and 32 characters.');
  }
  return [key, secret];
}

function requiredSetting(settings: Settings, name: string, shape: RegExp, looksLike: string): string {
  const value = settings[name];
  const where = 'Set it in local.settings.json or in the environment.';
  if (value === undefined) throw new LineError(`${name} is not set. ${where} It should be ${looksLike}.`);
  if (value.startsWith('@Microsoft.KeyVault(')) {
    throw new LineError(`${name} is a Key Vault reference, which only Azure can read. ${where}`);
  }
  if (!shape.test(value)) throw new LineError(`${name} should be ${looksLike}. ${where}`);
  return value;
}

function checkedBaseUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!safe) {
    throw new LineError(
      'TWILIO_API_BASE_URL should be the sandbox on this machine, e.g. http://127.0.0.1:7080. Leave it empty for the real Twilio.',
    );
  }
  return value.replace(/\/+$/, '');
}
