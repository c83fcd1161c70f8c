import { describe, expect, test } from 'vitest';
import { appSettings, inspectSettings, requireSettings, SETTINGS, SettingsError } from '../src/settings.ts';
import { goodSettings } from './support/functions.ts';

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
    ['a Messaging Service', { TWILIO_MESSAGING_SERVICE_SID: `MG${'1'.repeat(32)}` }],
  ])('%s', (_what, changes) => {
    expect(faultsOf(changes)).toEqual([]);
  });

  test.each(['PUBLIC_BASE_URL', 'TWILIO_API_BASE_URL'])('%s loses the slash at its end', (name) => {
    const settings = readOf({ ...goodSettings, [name]: 'https://x.example.com/a//' });
    expect(Object.values(settings)).toContain('https://x.example.com/a');
  });
});

describe('settings at fault', () => {
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
