import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../../scripts/line/localSettings.ts';

describe('readSettings', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'line-'));
    file = join(folder, 'local.settings.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads the values, trimmed; empty ones count as not set', () => {
    writeFileSync(file, '\uFEFF{"IsEncrypted": false, "Values": {"A": " 1 ", "B": "", "C": 3}}');
    expect(readSettings(file, {})).toEqual({ A: '1' });
  });

  it('lets the environment win, also where it unsets', () => {
    writeFileSync(file, '{"Values": {"A": "file", "B": "file", "C": "file"}}');
    expect(readSettings(file, { A: 'environment', B: '' })).toEqual({ A: 'environment', C: 'file' });
  });

  it('does without the file', () => {
    expect(readSettings(file, { A: '1' })).toEqual({ A: '1' });
  });

  it.each([
    ['{"Values": {"TWILIO_AUTH_TOKEN": "planted-secret" oops}}', 'not valid JSON'],
    ['{"IsEncrypted": true, "Values": {"A": "planted-secret"}}', 'encrypted'],
    ['{"IsEncrypted": false}', 'no "Values"'],
    ['null', 'no "Values"'],
  ])('refuses %s and quotes nothing of it', (text, message) => {
    writeFileSync(file, text);
    const call = () => readSettings(file, {});
    expect(call).toThrow(message);
    expect(call).not.toThrow('planted-secret');
  });
});
