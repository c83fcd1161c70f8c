import { getCountries } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { isCountry } from '../src/countries.ts';
import { functionsBase } from '../src/http/base.ts';
import { appSettings, inspectSettings, requireSettings, SETTINGS, SettingsError } from '../src/settings.ts';
import { isSigned, signedUrl } from '../src/twilio/signature.ts';
import { goodSettings } from './support/functions.ts';
import { sign } from './support/sign.ts';

const key = { TWILIO_API_KEY: `SK${'a'.repeat(32)}`, TWILIO_API_SECRET: 'api-secret' };

const readOf = (env: Record<string, string | undefined>) => requireSettings(inspectSettings(env));

function faultsOf(changes: Record<string, string | undefined>): string[] {
  return inspectSettings({ ...goodSettings, ...changes }).faults.map(({ name }) => name);
}

describe('settings in order', () => {
  test('are read into fields', () => {
    expect(readOf({ ...goodSettings, ...key, ALLOWED_COUNTRIES: 'us, kr' })).toEqual({
      accountSid: goodSettings.TWILIO_ACCOUNT_SID,
      authToken: goodSettings.TWILIO_AUTH_TOKEN,
      phoneNumber: '+15005550006',
      ownerPhoneNumber: '+12025550100',
      apiKey: key.TWILIO_API_KEY,
      apiSecret: 'api-secret',
      allowedCountries: ['US', 'KR'],
    });
  });

  test.each([
    ['blanks around a value', { TWILIO_PHONE_NUMBER: ' +15005550006\n' }],
    ['an optional one that is empty', { OWNER_PHONE_NUMBER: '' }],
    ['an optional one of blanks', { TWILIO_MESSAGING_SERVICE_SID: '   ' }],
    ['every country', { ALLOWED_COUNTRIES: '*' }],
    ['a public URL with a prefix', { PUBLIC_BASE_URL: 'https://phone.example.com/line' }],
    ['a public URL of a tunnel without TLS', { PUBLIC_BASE_URL: 'http://tunnel.example.com' }],
    ['an https API', { TWILIO_API_BASE_URL: 'https://api.example.com' }],
    ['the sandbox by address', { TWILIO_API_BASE_URL: 'http://127.0.0.1:7080' }],
    ['the sandbox by name', { TWILIO_API_BASE_URL: 'http://localhost:7080' }],
    ['the sandbox by IPv6', { TWILIO_API_BASE_URL: 'http://[::1]:7080' }],
    ['a secondary token', { TWILIO_AUTH_TOKEN_SECONDARY: 'second' }],
    ['a token of another server than Twilio', { TWILIO_AUTH_TOKEN: 'Sandbox-Token' }],
    ['a token of 32 hexadecimal digits', { TWILIO_AUTH_TOKEN: '0123456789abcdef'.repeat(2) }],
    ['a SID in capitals', { TWILIO_ACCOUNT_SID: `AC${'0123456789ABCDEF'.repeat(2)}` }],
    ['a mark before a token', { TWILIO_AUTH_TOKEN: '\u200btoken\ufeff' }],
    ['countries, islands with codes of their own among them', { ALLOWED_COUNTRIES: 'gb, GG,XK,ac' }],
    ['a Messaging Service', { TWILIO_MESSAGING_SERVICE_SID: `MG${'1'.repeat(32)}` }],
  ])('%s', (_what, changes) => {
    expect(faultsOf(changes)).toEqual([]);
  });

  test.each(['PUBLIC_BASE_URL', 'TWILIO_API_BASE_URL'])('%s loses the slash at its end', (name) => {
    const settings = readOf({ ...goodSettings, [name]: 'https://x.example.com/a//' });
    expect(Object.values(settings)).toContain('https://x.example.com/a');
  });
});

describe('a number in the settings is read as people paste it', () => {
  test.each([
    '\u202a+12025550143\u202c',
    '\u200e+1\u00a0(202)\u00a0555\u20110143',
    '+1 202-555-0143',
    'tel:+12025550143',
    'tel:+1-202-555-0143',
    '\uff0b\uff11\uff12\uff10\uff12\uff15\uff15\uff15\uff10\uff11\uff14\uff13',
    '+12025\u00ad55\u2060\u200b0143',
  ])('%j', (pasted) => {
    const read = readOf({ ...goodSettings, TWILIO_PHONE_NUMBER: pasted });
    expect(read.phoneNumber).toBe('+12025550143');
    expect(readOf({ ...goodSettings, OWNER_PHONE_NUMBER: pasted }).ownerPhoneNumber).toBe('+12025550143');
  });

  test('with the national zero that is not dialled from abroad', () => {
    const read = readOf({ ...goodSettings, OWNER_PHONE_NUMBER: '+44 (0)20 7946 0958' });
    expect(read.ownerPhoneNumber).toBe('+442079460958');
  });

  test.each(['tel:+12025550143;ext=5', '202 555 0143', '\u202aabc\u202c', '+1202555O143', 'tel:'])(
    '%j is none',
    (pasted) => expect(faultsOf({ OWNER_PHONE_NUMBER: pasted })).toEqual(['OWNER_PHONE_NUMBER']),
  );
});

describe('PUBLIC_BASE_URL has one form, for checking and for giving out', () => {
  test.each([
    ['HTTPS://Line.Example.COM:443/', 'https://line.example.com'],
    ['https://line.example.com/Edge//', 'https://line.example.com/Edge'],
    ['https://\uc804\ud654.example.com', 'https://xn--ly5bu5x.example.com'],
    ['https://line.example.com/my line', 'https://line.example.com/my%20line'],
    ['\u200bhttps://line.example.com\ufeff', 'https://line.example.com'],
    ['https://line.example.com:8443/a/../b', 'https://line.example.com:8443/b'],
    ['https://line.example.com/apis', 'https://line.example.com/apis'],
  ])('%s', (written, used) => {
    const { authToken, publicBaseUrl } = readOf({ ...goodSettings, PUBLIC_BASE_URL: written });
    expect(publicBaseUrl).toBe(used);
    const inside = 'http://10.0.0.4/api/voiceTwiml?a=b';
    const given = `${functionsBase(inside, 'voiceTwiml', publicBaseUrl)}/voiceTwiml?a=b`;
    expect(given).toBe(`${used}/api/voiceTwiml?a=b`);
    const [params, signature] = [{ CallSid: 'CA1' }, sign(authToken, given, { CallSid: 'CA1' })];
    expect(isSigned({ url: signedUrl(inside, publicBaseUrl), signature, params }, [authToken])).toBe(true);
  });
});

test('the countries are those that libphonenumber knows, and have names', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  expect(codes.filter(isCountry)).toEqual(getCountries().sort());
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  expect(codes.filter(isCountry).filter((code) => names.of(code) === undefined)).toEqual([]);
});

describe('settings at fault', () => {
  test.each([
    ['ALLOWED_COUNTRIES', 'UK', /^holds UK \(did you mean GB\?\): no country/],
    ['ALLOWED_COUNTRIES', 'us,xx,EU', /^holds XX, EU: no country/],
    ['ALLOWED_COUNTRIES', 'EN,KR', /^holds EN \(did you mean GB or US\?\): no country/],
    ['TWILIO_AUTH_TOKEN', '"abc"', /without quotes$/],
    ['TWILIO_AUTH_TOKEN', "'abc'", /without quotes$/],
    ['TWILIO_AUTH_TOKEN', '\u201cabc\u201d', /without quotes$/],
    ['TWILIO_AUTH_TOKEN', 'abc"', /without quotes$/],
    ['TWILIO_AUTH_TOKEN', '0123456789ABCDEF'.repeat(2), /holds capitals.*copy it again$/],
    ['TWILIO_AUTH_TOKEN_SECONDARY', `${'0123456789abcdef'.repeat(2).slice(1)}A`, /holds capitals/],
    ['TWILIO_API_SECRET', '"abc"', /without quotes$/],
    ['TWILIO_ACCOUNT_SID', `"AC${'0'.repeat(32)}"`, /AC and 32.*without quotes$/],
    ['TWILIO_MESSAGING_SERVICE_SID', `'MG${'0'.repeat(32)}'`, /MG and 32.*without quotes$/],
    ['PUBLIC_BASE_URL', '"https://line.example.com"', /without quotes$/],
    ['PUBLIC_BASE_URL', 'https://line.example.com/api', /what stands before \/api/],
    ['PUBLIC_BASE_URL', 'https://line.example.com/edge/API/', /what stands before \/api/],
    ['PUBLIC_BASE_URL', 'https://line.exam\nple.com', /^must be the URL/],
    ['PUBLIC_BASE_URL', 'https://line .example.com', /^must be the URL/],
    ['PUBLIC_BASE_URL', 'https://line.example.com/?', /^must be the URL/],
    ['OWNER_PHONE_NUMBER', '+15005550006', /^must be another number than TWILIO_PHONE_NUMBER/],
    ['OWNER_PHONE_NUMBER', '\u202atel:+1 500 555 0006', /^must be another number than TWILIO_PHONE_NUMBER/],
    ['OWNER_PHONE_NUMBER', '+266696687', /withheld number/],
    ['TWILIO_PHONE_NUMBER', '+7378742883', /withheld number/],
  ])('%s = %s looks right and is wrong', (name, value, message) => {
    const given = { ...goodSettings, ...(name.startsWith('TWILIO_API_') && key), [name]: value };
    const { settings, faults } = inspectSettings(given);
    expect(faults).toEqual([{ name, message: expect.stringMatching(message) }]);
    if (name !== 'ALLOWED_COUNTRIES') expect(faults[0]?.message).not.toContain(value);
    expect(Object.keys(settings)).not.toContain(SETTINGS[name]?.field);
  });

  test.each([
    ['TWILIO_ACCOUNT_SID', undefined],
    ['TWILIO_ACCOUNT_SID', 'SK00000000000000000000000000000000'],
    ['TWILIO_AUTH_TOKEN', ''],
    ['TWILIO_AUTH_TOKEN', '   '],
    ['TWILIO_AUTH_TOKEN', 'two words'],
    ['TWILIO_AUTH_TOKEN', '@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/t)'],
    ['TWILIO_AUTH_TOKEN_SECONDARY', '@Microsoft.KeyVault(VaultName=v;SecretName=s)'],
    ['TWILIO_PHONE_NUMBER', undefined],
    ['TWILIO_PHONE_NUMBER', '(500) 555-0006'],
    ['TWILIO_PHONE_NUMBER', '+0123456789'],
    ['OWNER_PHONE_NUMBER', '12025550100'],
    ['TWILIO_MESSAGING_SERVICE_SID', 'MG123'],
    ['ALLOWED_COUNTRIES', 'USA'],
    ['ALLOWED_COUNTRIES', 'US;KR'],
    ['ALLOWED_COUNTRIES', 'US,*'],
    ['PUBLIC_BASE_URL', 'phone.example.com'],
    ['PUBLIC_BASE_URL', 'ftp://phone.example.com'],
    ['PUBLIC_BASE_URL', 'https://phone.example.com/?a=b'],
    ['PUBLIC_BASE_URL', 'https://me:pw@phone.example.com'],
    ['PUBLIC_BASE_URL', 'https://phone.example.com/#top'],
    ['TWILIO_API_BASE_URL', 'http://api.example.com'],
    ['TWILIO_API_BASE_URL', 'http://127.0.0.1.example.com'],
    ['TWILIO_API_BASE_URL', 'http://128.0.0.1:7080'],
    ['TWILIO_API_BASE_URL', 'http://me:pw@127.0.0.1:7080'],
    ['TWILIO_API_BASE_URL', 'http://localhost.example.com'],
    ['TWILIO_API_KEY', 'AC00000000000000000000000000000000'],
  ])('%s = %j is refused', (name, value) => {
    expect(faultsOf({ ...(name.startsWith('TWILIO_API_K') && key), [name]: value })).toEqual([name]);
  });

  test('a key without its secret, and a secret without its key', () => {
    expect(faultsOf({ TWILIO_API_KEY: key.TWILIO_API_KEY })).toEqual(['TWILIO_API_SECRET']);
    expect(faultsOf({ TWILIO_API_SECRET: key.TWILIO_API_SECRET })).toEqual(['TWILIO_API_KEY']);
  });

  test('half a key beside a URL at fault: both are told', () => {
    const changes = { TWILIO_API_KEY: key.TWILIO_API_KEY, TWILIO_API_BASE_URL: 'http://api.example.com' };
    expect(faultsOf(changes)).toEqual(['TWILIO_API_BASE_URL', 'TWILIO_API_SECRET']);
  });

  test('one error names all of them, what they should look like, and no value', () => {
    const secret = 'hunter2 hunter2';
    const read = () => readOf({ TWILIO_AUTH_TOKEN: secret, OWNER_PHONE_NUMBER: 'nobody' });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(
      /TWILIO_ACCOUNT_SID is missing.*AC and 32.*TWILIO_AUTH_TOKEN must.*TWILIO_PHONE_NUMBER is missing.*E\.164.*OWNER_PHONE_NUMBER must/,
    );
    expect(read).not.toThrow(/hunter2|nobody/);
  });

  test('an unresolved Key Vault reference is told from a wrong value', () => {
    const { faults } = inspectSettings({
      ...goodSettings,
      TWILIO_AUTH_TOKEN: '@Microsoft.KeyVault(VaultName=v)',
    });
    expect(faults[0]?.message).toMatch(/unresolved Key Vault reference/);
  });

  test('those in order are still told', () => {
    expect(inspectSettings({ TWILIO_AUTH_TOKEN: 'token' }).settings).toEqual({ authToken: 'token' });
  });
});

test("the process's own settings are read once, as what is kept for them depends on it", () => {
  expect(appSettings()).toBe(appSettings());
});

test('the names of all settings are known', () => {
  expect(Object.keys(SETTINGS)).toHaveLength(11);
});
