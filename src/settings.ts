/** App settings, read and checked. Phone numbers are in E.164; URLs carry no slash at the end. */
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

type Environment = Record<string, string | undefined>;

interface Rule {
  field: keyof Settings;
  required?: true;
  /** Completes the sentence "<NAME> must be ...". */
  shape: string;
  fits: (value: string) => boolean;
}

const e164 = (value: string) => /^\+[1-9]\d{6,14}$/.test(value);
const sid = (prefix: string) => (value: string) => new RegExp(`^${prefix}[0-9a-fA-F]{32}$`).test(value);
const secret = (value: string) => /^[\x21-\x7e]+$/.test(value);
const e164Shape = 'a phone number in E.164 form, such as +12025550143';

const rules: Readonly<Record<string, Rule>> = {
  TWILIO_ACCOUNT_SID: {
    field: 'accountSid',
    required: true,
    shape: 'the Account SID of the Twilio console: AC and 32 hexadecimal digits',
    fits: sid('AC'),
  },
  TWILIO_AUTH_TOKEN: {
    field: 'authToken',
    required: true,
    shape: 'the Auth Token of the Twilio console, without blanks',
    fits: secret,
  },
  TWILIO_AUTH_TOKEN_SECONDARY: {
    field: 'secondaryAuthToken',
    shape: 'the secondary Auth Token of the Twilio console, without blanks',
    fits: secret,
  },
  TWILIO_API_KEY: {
    field: 'apiKey',
    shape: 'the SID of an API key: SK and 32 hexadecimal digits',
    fits: sid('SK'),
  },
  TWILIO_API_SECRET: {
    field: 'apiSecret',
    shape: 'the secret of the API key, without blanks',
    fits: secret,
  },
  TWILIO_PHONE_NUMBER: { field: 'phoneNumber', required: true, shape: e164Shape, fits: e164 },
  TWILIO_MESSAGING_SERVICE_SID: {
    field: 'messagingServiceSid',
    shape: 'the SID of a Messaging Service: MG and 32 hexadecimal digits',
    fits: sid('MG'),
  },
  OWNER_PHONE_NUMBER: { field: 'ownerPhoneNumber', shape: e164Shape, fits: e164 },
  ALLOWED_COUNTRIES: {
    field: 'allowedCountries',
    shape: 'two-letter ISO country codes with commas between them, such as US,KR, or * for all',
    fits: (value) => value === '*' || /^[a-z]{2}(\s*,\s*[a-z]{2})*$/i.test(value),
  },
  PUBLIC_BASE_URL: {
    field: 'publicBaseUrl',
    shape: 'the URL Twilio reaches the app at, such as https://phone.example.com, without query or fragment',
    fits: (value) => isBaseUrl(value, () => true),
  },
  TWILIO_API_BASE_URL: {
    field: 'apiBaseUrl',
    shape: 'an https URL, or an http URL of this machine such as http://127.0.0.1:7080 (the sandbox)',
    fits: (value) => isBaseUrl(value, ({ hostname }) => isLoopback(hostname)),
  },
};

/** The names of all settings the app reads. */
export const settingNames: readonly string[] = Object.keys(rules);

/** Reads what is there and lists what is at fault; a setting at fault is left out of `settings`. */
export function inspectSettings(env: Environment): { settings: Partial<Settings>; faults: SettingFault[] } {
  const settings: Record<string, unknown> = {};
  const faults: SettingFault[] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const value = env[name]?.trim();
    const problem = problemOf(rule, value);
    if (problem) faults.push({ name, message: problem });
    else if (value) settings[rule.field] = convert(rule.field, value);
  }
  const half = Boolean(settings.apiKey) !== Boolean(settings.apiSecret);
  if (half && !faults.some(({ name }) => name === 'TWILIO_API_KEY' || name === 'TWILIO_API_SECRET')) {
    const name = settings.apiKey ? 'TWILIO_API_SECRET' : 'TWILIO_API_KEY';
    faults.push({
      name,
      message: 'is missing: TWILIO_API_KEY and TWILIO_API_SECRET are set together or not at all',
    });
  }
  return { settings, faults };
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

function problemOf(rule: Rule, value: string | undefined): string | undefined {
  if (value?.startsWith('@Microsoft.KeyVault(')) {
    return "is an unresolved Key Vault reference: check the vault, the secret's name and the app identity's access to it";
  }
  if (!value) return rule.required && `is missing: it must be ${rule.shape}`;
  return rule.fits(value) ? undefined : `must be ${rule.shape}`;
}

function convert(field: keyof Settings, value: string): string | readonly string[] {
  if (field === 'publicBaseUrl' || field === 'apiBaseUrl') return value.replace(/\/+$/, '');
  if (field === 'allowedCountries' && value !== '*') return value.toUpperCase().split(/\s*,\s*/);
  return value;
}

function isBaseUrl(value: string, mayBePlain: (url: URL) => boolean): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  if (url.search || url.hash || url.username || url.password) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && mayBePlain(url));
}

/** Whether a URL's host name means this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
