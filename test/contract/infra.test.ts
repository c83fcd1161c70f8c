import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../src/settings.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const filesOf = (folder: string) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map(
    (file) => `${folder}/${file}`,
  );

const bicep = filesOf('infra').filter((file) => file.endsWith('.bicep'));
const infra = bicep.map((file) => read(file).replace(/^\s*\/\/.*$/gm, '')).join('\n');
const workflows = filesOf('.github/workflows');

const onAzure = Object.entries(SETTINGS).filter(([, { local }]) => !local);
const names = onAzure.map(([name]) => name);
const secrets = onAzure.filter(([, { secret }]) => secret).map(([name]) => name);

describe('every setting', () => {
  test.each(names)('%s can be given to azd by its own name', (name) => {
    expect(read('infra/main.parameters.json')).toContain(`"\${${name}}"`);
  });

  test('every parameter of the parameters file is one of main.bicep, and every other has a default', () => {
    const given = Object.keys(JSON.parse(read('infra/main.parameters.json')).parameters);
    const declared = [...read('infra/main.bicep').matchAll(/^param (\w+) \w+( =)?/gm)];
    expect(declared.map(([, name]) => name)).toEqual(expect.arrayContaining(given));
    const needed = declared.filter(([, , byDefault]) => byDefault === undefined).map(([, name]) => name);
    expect(given).toEqual(expect.arrayContaining(needed));
  });
});

describe('Azure', () => {
  // Source: Microsoft's list of app settings that Flex Consumption does not take.
  test.each([
    'FUNCTIONS_WORKER_RUNTIME',
    'FUNCTIONS_EXTENSION_VERSION',
    'WEBSITE_RUN_FROM_PACKAGE',
    'WEBSITE_CONTENT',
    'WEBSITE_NODE_DEFAULT_VERSION',
    'WEBSITE_TIME_ZONE',
    'SCM_DO_BUILD_DURING_DEPLOYMENT',
    'ENABLE_ORYX_BUILD',
    'linuxFxVersion',
    'languageWorkers__node__arguments',
    'TWILIO_API_BASE_URL',
  ])('is never given %s', (name) => {
    expect(infra).not.toContain(name);
  });

  test.each([
    [
      'the newest Node.js that the project names',
      `runtime: { name: 'node', version: '${read('.nvmrc').trim()}' }`,
    ],
    ['https only', 'httpsOnly: true'],
    ['TLS 1.2', "minTlsVersion: '1.2'"],
    ['no FTP', "ftpsState: 'Disabled'"],
    ['storage without shared keys', 'allowSharedKeyAccess: false'],
    ['storage without public blobs', 'allowBlobPublicAccess: false'],
    ['telemetry without keys', 'DisableLocalAuth: true'],
    ['a warm instance', "{ name: 'http', instanceCount: alwaysReadyInstances }"],
    ['the name azd looks for', "'azd-service-name': 'api'"],
  ])('has %s', (_, text) => {
    expect(infra).toContain(text);
  });

  test('lets nobody deploy with a password', () => {
    expect(infra.match(/basicPublishingCredentialsPolicies/g)).toHaveLength(2);
    expect(infra.match(/properties: \{ allow: false \}/g)).toHaveLength(2);
  });

  test.each(secrets)('holds %s in Key Vault only', (name) => {
    expect(infra).toMatch(new RegExp(`${name}: vault\\.outputs\\.`));
    const parameter = name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    for (const file of bicep.filter((path) => read(path).includes(`param ${parameter} `))) {
      expect(read(file), file).toMatch(
        new RegExp(`@secure\\(\\)\\n(?:@description.*\\n)?param ${parameter} string`),
      );
    }
  });

  test('declares each parameter once per module, and uses it', () => {
    for (const file of bicep) {
      for (const [, name] of read(file).matchAll(/^param (\w+)/gm)) {
        expect(
          read(file).match(new RegExp(`\\b${name}\\b`, 'g'))?.length,
          `${file}: ${name}`,
        ).toBeGreaterThan(1);
      }
    }
  });
});

describe('what is deployed', () => {
  const rules = read('.funcignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const pattern = line.replace(/^!/, '').replaceAll('.', '\\.').replaceAll('*', '[^/]*');
      return { keeps: line.startsWith('!'), pattern: new RegExp(`^${pattern}$`) };
    });
  const isLeftOut = (path: string) => rules.findLast(({ pattern }) => pattern.test(path))?.keeps === false;

  test.skipIf(!existsSync(new URL('.git', root)))('is host.json, package.json and the bundle', () => {
    const tracked = execFileSync('git', ['ls-files', '--cached'], {
      cwd: root,
      encoding: 'utf8',
    });
    const top = new Set(
      tracked
        .trim()
        .split('\n')
        .map((path) => path.split('/')[0] ?? ''),
    );
    const kept = [...top].filter((name) => !isLeftOut(name));
    expect(kept.sort()).toEqual(['host.json', 'package.json']);
  });

  test.each(['local.settings.json', 'node_modules/twilio', 'dist/tools', 'sandbox', 'dist/function-app.zip'])(
    'is not %s',
    (path) => {
      expect(isLeftOut(path)).toBe(true);
    },
  );

  test.each(['dist', 'dist/entry', 'dist/chunks'])('keeps %s', (path) => {
    expect(isLeftOut(path)).toBe(false);
  });

  test('is built here: azd must ask for no build in Azure, and .funcignore must agree', () => {
    expect(read('azure.yaml')).toContain('remoteBuild: false');
    expect(isLeftOut('node_modules')).toBe(false);
  });
});

describe('workflows and editor files', () => {
  test.each(workflows)('%s runs scripts that exist, with pinned actions and few rights', (file) => {
    const text = read(file);
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    for (const [, name] of text.matchAll(/npm (?:run )?(start|test|(?<=run )[\w:]+)/g))
      expect(scripts).toContain(name);
    for (const [, action] of text.matchAll(/uses: (\S+)/g))
      expect(action).toMatch(/@(v\d+(\.\d+)*|[0-9a-f]{40})$/);
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(text, 'YAML takes no tabs').not.toContain('\t');
    for (const line of text.split('\n')) expect(line.match(/^ */)?.[0].length ?? 0, line).toSatisfy(even);
  });

  test.each([...filesOf('.vscode'), 'infra/main.parameters.json', 'host.json'])('%s is JSON', (file) => {
    expect(() => JSON.parse(read(file))).not.toThrow();
  });
});

function even(spaces: number): boolean {
  return spaces % 2 === 0;
}

test('Application Insights samples neither requests nor log lines away', () => {
  const { applicationInsights } = JSON.parse(read('host.json')).logging;
  expect(applicationInsights.samplingSettings.excludedTypes.split(';').sort()).toEqual(['Request', 'Trace']);
});
