import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../src/settings.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const all = Object.entries(SETTINGS);
const onAzure = all.filter(([, { local }]) => !local);
const namesOf = (settings: typeof all) => settings.map(([name]) => name).sort();

/** The rows of a document's table of settings: name, whether it is required, and what it is for. */
function rowsOf(document: string) {
  const [, table = ''] = read(document).split('| setting | required |');
  const rows = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| `(\w+)` \| (yes)? ?\| (.*) \|$/gm)];
  return rows.map(([, name = '', required, about = '']) => ({ name, required: Boolean(required), about }));
}

describe.each([
  ['README.md', all],
  ['docs/deploy.md', onAzure],
])('the table of settings in %s', (document, settings) => {
  const rows = rowsOf(document);

  test('has one row for each, and no other', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(namesOf(settings));
  });

  test.each(settings)('says of %s what the code says', (name, { required = false, about }) => {
    const row = rows.find((one) => one.name === name);
    expect(row?.required).toBe(required);
    expect(row?.about).toContain(about);
  });
});

test('docs/deploy.md says which are secret', () => {
  const secret = rowsOf('docs/deploy.md').filter(({ about }) => about.startsWith('secret; '));
  expect(secret.map(({ name }) => name).sort()).toEqual(namesOf(all.filter(([, one]) => one.secret)));
});

describe('local.settings.json.example', () => {
  const { Values: values } = JSON.parse(read('local.settings.json.example'));
  const ofAzure = ['FUNCTIONS_WORKER_RUNTIME', 'AzureWebJobsStorage'];

  test('holds every setting, and no other', () => {
    expect(Object.keys(values).sort()).toEqual([...namesOf(all), ...ofAzure].sort());
  });

  test.each(all)(
    'has a value for %s that fits, or none where none is required',
    (name, { required, fits }) => {
      if (values[name] === '') expect(required).toBeUndefined();
      else expect(fits(values[name])).toBe(true);
    },
  );
});

describe('the Bicep', () => {
  const withoutComments = (path: string) => read(path).replace(/^\s*\/\/.*$/gm, '');
  const main = withoutComments('infra/main.bicep');
  const line = withoutComments('infra/modules/line.bicep');
  const block = (text: string, start: string, end: string) => text.split(start)[1]?.split(end)[0] ?? '';
  const plain = [...block(main, 'plainSettings: {', '}').matchAll(/^\s*(\w+): (\w+)$/gm)];
  const inVault = [...block(line, 'vaultReferences: union(', '\n    )').matchAll(/\{ (\w+): vault\./g)];

  test('gives the app every setting, the secret ones from Key Vault, and no other', () => {
    const secrets = onAzure.filter(([, { secret }]) => secret);
    expect(inVault.map(([, name]) => name).sort()).toEqual(namesOf(secrets));
    expect(plain.map(([, name]) => name).sort()).toEqual(namesOf(onAzure.filter(([, one]) => !one.secret)));
  });

  test.each(plain.map(([, name = '', parameter = '']) => [name, parameter]))(
    '%s is the parameter %s, which has no default where it is required',
    (name, parameter) => {
      const [, described, byDefault] =
        new RegExp(`@description\\('([A-Z_]+)[^\n]*\n(?:@\\w+[^\n]*\n)*param ${parameter} string( =)?`).exec(
          main,
        ) ?? [];
      expect(described).toBe(name);
      expect(byDefault === undefined).toBe(SETTINGS[name]?.required ?? false);
    },
  );
});
