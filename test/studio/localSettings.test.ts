import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLocalSettings, readLocalSettings } from '../../studio/localSettings.ts';
import { temporaryFolder } from './temporaryFolder.ts';

async function read(text: string) {
  const file = join(await temporaryFolder(), 'local.settings.json');
  await writeFile(file, text);
  return readLocalSettings(file);
}

test.each([
  ['plain', '{"IsEncrypted":false,"Values":{"A":"1"},"Host":{"LocalHttpPort":7071}}', { A: '1' }, 7071],
  ['no port', '{"Values":{"A":""}}', { A: '' }, undefined],
  [
    'comments and trailing commas',
    '{// why\n"Values":{"A":"x // y", /* no */ "B":"a,}",},}',
    { A: 'x // y', B: 'a,}' },
    undefined,
  ],
  ['a byte order mark', '\uFEFF{"Values":{"A":"1"}}', { A: '1' }, undefined],
  ['numbers and booleans as texts', '{"Values":{"A":1,"B":true,"C":null}}', { A: '1', B: 'true' }, undefined],
  ['no values', '{}', {}, undefined],
])('reads %s', async (_, text, values, port) => {
  expect(await read(text)).toMatchObject({ values, port });
  expect(Object.keys((await read(text)).values)).toEqual(Object.keys(values));
});

test.each([
  ['{"IsEncrypted":true,"Values":{}}', /is encrypted: run "func settings decrypt"/],
  ['{"Values":{"A":{"B":"1"}}}', /"Values\.A" must be a text/],
  ['{"Values":["A"]}', /"Values" must be an object/],
  ['{"Host":{"LocalHttpPort":"web"}}', /"Host\.LocalHttpPort" must be a port from 0 to 65535/],
  ['{"Values":', /local\.settings\.json:1:11 is not valid JSON: a value is expected here/],
])('refuses %s', async (text, message) => {
  await expect(read(text)).rejects.toThrow(message);
});

test('says nothing of what stands around a mistake, which may be a secret', async () => {
  await expect(read('{"Values":{"TWILIO_AUTH_TOKEN":planted}}')).rejects.toThrow(
    / is not valid JSON: a value is expected here, such as a text in double quotes\.$/,
  );
});

test('is made from the example once, and left alone from then on', async () => {
  const root = await temporaryFolder();
  await writeFile(join(root, 'local.settings.json.example'), '{"Values":{"A":"example"}}');
  expect(await createLocalSettings(root)).toBe(true);
  expect(await readFile(join(root, 'local.settings.json'), 'utf8')).toContain('example');
  await writeFile(join(root, 'local.settings.json'), '{"Values":{"A":"mine"}}');
  expect(await createLocalSettings(root)).toBe(false);
  expect((await readLocalSettings(join(root, 'local.settings.json'))).values.A).toBe('mine');
});
