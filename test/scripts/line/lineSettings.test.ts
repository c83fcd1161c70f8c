import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LineError } from '../../../scripts/line/lineError.ts';
import { checkedSettings, readValues } from '../../../scripts/line/lineSettings.ts';

describe('readValues', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'line-'));
    file = join(folder, 'local.settings.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('lets the environment win, also where it unsets', async () => {
    writeFileSync(file, '{"Values": {"A": "file", "B": "file", "C": "file"}} // as func does');
    expect(await readValues(file, { A: 'environment', B: '' })).toEqual({
      A: 'environment',
      B: '',
      C: 'file',
    });
  });

  test('does without the file', async () => {
    expect(await readValues(file, { A: '1' })).toEqual({ A: '1' });
  });

  test.each([
    [
      '{"Values": {"TWILIO_AUTH_TOKEN": "planted-secret" oops}}',
      'local.settings.json:1:51 is not valid JSON: ',
    ],
    ['{"IsEncrypted": true, "Values": {"A": "planted-secret"}}', 'encrypted'],
    ['{"Values": {"A": {"b": "planted-secret"}}}', 'Values.A'],
  ])('refuses %s and quotes nothing of it', async (text, message) => {
    writeFileSync(file, text);
    const reading = readValues(file, {});
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.not.toThrow('planted-secret');
    await expect(reading).rejects.toBeInstanceOf(LineError);
  });
});

describe('checkedSettings', () => {
  const good = { TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'planted-secret' };
  const all = (values: Record<string, string>) =>
    checkedSettings(values, 'accountSid', 'authToken', 'phoneNumber');

  test('asks for what the command needs, and no more', () => {
    expect(checkedSettings(good, 'accountSid', 'authToken')).toMatchObject({ authToken: 'planted-secret' });
    expect(() => all(good)).toThrow('TWILIO_PHONE_NUMBER is missing');
  });

  test('names all settings at fault at once, and quotes none', () => {
    const call = () =>
      all({ ...good, TWILIO_ACCOUNT_SID: 'planted-secret', TWILIO_API_BASE_URL: 'http://far.example' });
    for (const name of ['TWILIO_ACCOUNT_SID', 'TWILIO_PHONE_NUMBER', 'TWILIO_API_BASE_URL'])
      expect(call).toThrow(name);
    expect(call).not.toThrow('planted-secret');
    expect(call).toThrow(LineError);
  });

  test('does not take half an API key', () => {
    const key = { TWILIO_API_KEY: `SK${'3'.repeat(32)}` };
    expect(() => checkedSettings({ ...good, ...key }, 'accountSid', 'authToken')).toThrow(
      'TWILIO_API_SECRET',
    );
  });
});
