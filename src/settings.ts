import { withoutInvisible } from './characters.ts';
import { countryMeant, isCountry } from './countries.ts';
import { isE164 } from './e164.ts';
import { partyOf } from './party.ts';
import { pastedE164 } from './pasted.ts';
import { baseUrlOf, isLoopback } from './urls.ts';

/** App settings, read and checked. Phone numbers are in E.164; URLs are in one form, without a slash at the end. */
export interface Settings {
  accountSid: string;
  authToken: string;
  secondaryAuthToken?: string;
  apiKey?: string;
  apiSecret?: string;
  phoneNumber: string;
  messagingServiceSid?: string;
  ownerPhoneNumber?: string;
  /** ISO 3166 codes in capitals, or '*' for every country; unset: the country of phoneNumber. */
  allowedCountries?: '*' | readonly string[];
  publicBaseUrl?: string;
  apiBaseUrl?: string;
}

export interface SettingFault {
  name: string;
  /** What is wrong and what the value should look like; never the value itself. */
  message: string;
}

/** Thrown where settings that are needed are at fault; names every one of them. */
export class SettingsError extends Error {
  override name = 'SettingsError';

  constructor(readonly faults: readonly SettingFault[]) {
    super(`App settings at fault: ${faults.map((fault) => `${fault.name} ${fault.message}`).join('; ')}.`);
  }
}

interface Environment {
  [name: string]: string | undefined;
}

/** One app setting: all that the code and the documentation say of it comes from here. */
export interface Setting {
  field: keyof Settings;
  required?: true;
  /** Kept in Key Vault, and shown nowhere. */
  secret?: true;
  /** Of use with the sandbox only, and not set on Azure. */
  local?: true;
  /** What it is for, in the words of the documentation. */
  about: string;
  /** Completes the sentence "<NAME> must be ...". */
  shape: string;
  fits: (value: string) => boolean;
  /** What is surely wrong with a value that fits, as a message: it shows nothing secret. */
  wrong?: (value: string) => string | undefined;
  /** The value as the app uses it, where that is not what was written. */
  read?: (value: string) => string | readonly string[] | undefined;
}

const sid = (prefix: string) => (value: string) => new RegExp(`^${prefix}[0-9a-fA-F]{32}$`).test(value);
const secret = (value: string) => /^[\x21-\x7e]+$/.test(value);
const E164_SHAPE = 'a phone number in E.164 form, such as +12025550143';

/** What settings of one kind have in common. */
const AUTH_TOKEN = { secret: true, fits: secret, wrong: tokenProblem } as const;
const PHONE_NUMBER = {
  shape: E164_SHAPE,
  fits: (value: string) => isE164(pastedE164(value)),
  wrong: numberProblem,
  read: pastedE164,
};

/** Every setting that the app reads, by its name. */
export const SETTINGS: Readonly<{ [name: string]: Setting }> = {
  TWILIO_ACCOUNT_SID: {
    field: 'accountSid',
    required: true,
    about: 'the account, from the Twilio console',
    shape: 'the Account SID of the Twilio console: AC and 32 hexadecimal digits',
    fits: sid('AC'),
  },
  TWILIO_AUTH_TOKEN: {
    field: 'authToken',
    required: true,
    ...AUTH_TOKEN,
    about: "checks that a webhook is Twilio's, and logs in to Twilio's API",
    shape: 'the Auth Token of the Twilio console, without blanks',
  },
  TWILIO_AUTH_TOKEN_SECONDARY: {
    field: 'secondaryAuthToken',
    ...AUTH_TOKEN,
    about: 'also accepted for webhooks while a token is changed',
    shape: 'the secondary Auth Token of the Twilio console, without blanks',
  },
  TWILIO_API_KEY: {
    field: 'apiKey',
    about: "an API key, used for Twilio's API instead of the token",
    shape: 'the SID of an API key: SK and 32 hexadecimal digits',
    fits: sid('SK'),
  },
  TWILIO_API_SECRET: {
    field: 'apiSecret',
    secret: true,
    about: 'the secret of the API key',
    shape: 'the secret of the API key, without blanks',
    fits: secret,
  },
  TWILIO_PHONE_NUMBER: {
    field: 'phoneNumber',
    required: true,
    about: "the line's own number, such as +12025550143",
    ...PHONE_NUMBER,
  },
  TWILIO_MESSAGING_SERVICE_SID: {
    field: 'messagingServiceSid',
    about: 'the Messaging Service that texts go out through',
    shape: 'the SID of a Messaging Service: MG and 32 hexadecimal digits',
    fits: sid('MG'),
  },
  OWNER_PHONE_NUMBER: {
    field: 'ownerPhoneNumber',
    about: 'who is forwarded to, told of voicemails, and called by default',
    ...PHONE_NUMBER,
  },
  ALLOWED_COUNTRIES: {
    field: 'allowedCountries',
    about:
      "countries that the line may call and text, such as `US,KR`, or `*` for all; default: its number's own",
    shape: 'two-letter ISO country codes with commas between them, such as US,KR, or * for all',
    fits: (value) => value === '*' || /^[a-z]{2}(\s*,\s*[a-z]{2})*$/i.test(value),
    wrong: countriesProblem,
    read: (value) => (value === '*' ? value : countryCodes(value)),
  },
  PUBLIC_BASE_URL: {
    field: 'publicBaseUrl',
    about: 'what Twilio calls, where a front door, a gateway or a tunnel stands before the app',
    shape: 'the URL Twilio reaches the app at, such as https://phone.example.com, without query or fragment',
    fits: (value) => baseUrlOf(value) !== undefined,
    wrong: publicUrlProblem,
    read: baseUrlOf,
  },
  TWILIO_API_BASE_URL: {
    field: 'apiBaseUrl',
    local: true,
    about: 'the sandbox; leave it out to use real Twilio',
    shape: 'an https URL, or an http URL of this machine such as http://127.0.0.1:7080 (the sandbox)',
    fits: isApiUrl,
    read: baseUrlOf,
  },
};

/** Reads what is there and lists what is at fault; a setting at fault is left out of `settings`. */
export function inspectSettings(env: Environment): { settings: Partial<Settings>; faults: SettingFault[] } {
  const settings: { [field: string]: unknown } = {};
  const faults: SettingFault[] = [];
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const value = withoutInvisible(env[name] ?? '').trim();
    const message = faultOf(setting, value);
    if (message) faults.push({ name, message });
    else if (value) settings[setting.field] = setting.read?.(value) ?? value;
  }
  const circle = ownersOwnLine(settings);
  if (circle.length > 0) delete settings.ownerPhoneNumber;
  return { settings, faults: [...faults, ...circle, ...halfKey(settings, faults)] };
}

/** Whoever calls the line would have it call itself. */
function ownersOwnLine({ ownerPhoneNumber, phoneNumber }: Partial<Settings>): SettingFault[] {
  if (ownerPhoneNumber === undefined || ownerPhoneNumber !== phoneNumber) return [];
  const message = 'must be another number than TWILIO_PHONE_NUMBER: the line cannot call itself';
  return [{ name: 'OWNER_PHONE_NUMBER', message }];
}

/** An API key without its secret, or the secret without its key: the half that is missing, unless it was told already. */
function halfKey({ apiKey, apiSecret }: Partial<Settings>, faults: SettingFault[]): SettingFault[] {
  const told = faults.some(({ name }) => name === 'TWILIO_API_KEY' || name === 'TWILIO_API_SECRET');
  if (told || Boolean(apiKey) === Boolean(apiSecret)) return [];
  const name = apiKey ? 'TWILIO_API_SECRET' : 'TWILIO_API_KEY';
  const message = 'is missing: TWILIO_API_KEY and TWILIO_API_SECRET are set together or not at all';
  return [{ name, message }];
}

let inspected: ReturnType<typeof inspectSettings> | undefined;

/** The process's own settings, read once: Azure restarts the app when they change. */
export function appSettings(): ReturnType<typeof inspectSettings> {
  inspected ??= inspectSettings(process.env);
  return inspected;
}

/** All settings. Throws SettingsError, naming every setting at fault. */
export function requireSettings({ settings, faults } = appSettings()): Settings {
  if (faults.length > 0) throw new SettingsError(faults);
  return settings as Settings;
}

/** Forgets what was read, for tests that change the environment. */
export function forgetSettings(): void {
  inspected = undefined;
}

function faultOf(setting: Setting, value: string): string | undefined {
  if (value.startsWith('@Microsoft.KeyVault(')) {
    return "is an unresolved Key Vault reference: check the vault, the secret's name and the app identity's access to it";
  }
  if (!value) return setting.required && `is missing: it must be ${setting.shape}`;
  if (QUOTED.test(value)) return `must be ${setting.shape}, and stand without quotes`;
  return setting.fits(value) ? setting.wrong?.(value) : `must be ${setting.shape}`;
}

/** A quote at an end, copied with the value out of a file or a command: no setting begins or ends with one. */
const QUOTED = /^["'`\u2018-\u201f]|["'`\u2018-\u201f]$/;

/** Twilio's tokens are 32 hexadecimal digits in small letters. Other forms are those of other servers, such as the sandbox. */
function tokenProblem(token: string): string | undefined {
  if (!/^[0-9a-f]{32}$/i.test(token) || !/[A-F]/.test(token)) return undefined;
  return 'holds capitals, and the Auth Tokens of Twilio are in small letters: copy it again';
}

/** Some carriers pass on ANONYMOUS and the like as the keys that spell it, which look like a number. */
function numberProblem(value: string): string | undefined {
  if (partyOf(pastedE164(value)).kind === 'number') return undefined;
  return 'is what carriers pass on for a withheld number: nobody can be called there';
}

function countryCodes(value: string): string[] {
  return value.toUpperCase().split(/\s*,\s*/);
}

function countriesProblem(value: string): string | undefined {
  const unknown = value === '*' ? [] : countryCodes(value).filter((code) => !isCountry(code));
  if (unknown.length === 0) return undefined;
  const named = unknown.map((code) => {
    const meant = countryMeant(code);
    return meant ? `${code} (did you mean ${meant}?)` : code;
  });
  return `holds ${named.join(', ')}: no country with phone numbers has such an ISO code`;
}

function publicUrlProblem(value: string): string | undefined {
  if (!/\/api\/*$/i.test(value)) return undefined;
  return 'must be what stands before /api: the app adds that to each URL by itself';
}

/** Secrets go there: in the open to this machine alone. */
function isApiUrl(value: string): boolean {
  const url = baseUrlOf(value);
  if (url === undefined) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isLoopback(hostname);
}
