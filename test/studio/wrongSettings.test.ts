import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SETTINGS } from '../../src/tooling.ts';
import { readLocalSettings } from '../../studio/localSettings.ts';
import { makePlan } from '../../studio/plan.ts';
import { settingsFaults } from '../../studio/settingsFaults.ts';
import { banner, missingSettings } from '../../studio/start.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const GOOD = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'planted-secret',
  TWILIO_PHONE_NUMBER: '+15005550006',
  TWILIO_API_BASE_URL: 'http://127.0.0.1:7080',
};

/** A file whose values are in order but for these: each stands on a line of its own, the first on line 3. */
function withValues(changes: Record<string, unknown>): string {
  return JSON.stringify({ Values: { ...changes, ...without(Object.keys(changes)) } }, null, 2);
}

function without(names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(GOOD).filter(([name]) => !names.includes(name)));
}

interface Said {
  /** Whether the start goes on. */
  goesOn: boolean;
  /** What it says, with the file's own name instead of its path. */
  text: string;
}

/** What npm start says of a settings file with this text. */
async function said(content: string | Buffer, environment: Record<string, string> = {}): Promise<Said> {
  const file = join(await temporaryFolder(), 'local.settings.json');
  await writeFile(file, content);
  const told = (goesOn: boolean, lines: string[]) => ({
    goesOn,
    text: lines.join('\n').replaceAll(file, 'local.settings.json'),
  });
  try {
    const local = await readLocalSettings(file);
    const { notes } = makePlan(local, environment);
    return told(true, [...notes, ...(await settingsFaults(local, environment))]);
  } catch (error) {
    return told(false, [error instanceof Error ? error.message : String(error)]);
  }
}

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

test.each<[what: string, content: string | Buffer, says: string]>([
  [
    'a comma is missing',
    '{"Values": {\n  "A": "planted-secret"\n  "B": "2"\n}}',
    'local.settings.json:3:3 is not valid JSON: a comma is missing before this.',
  ],
  [
    'a value without quotes',
    '{\n"Values": {\n  "TWILIO_AUTH_TOKEN": planted-secret }}',
    'local.settings.json:3:24 is not valid JSON: a value is expected here, such as a text in double quotes.',
  ],
  [
    'a name without quotes',
    '{"Values": {\n  TWILIO_AUTH_TOKEN: "planted-secret"}}',
    'local.settings.json:2:3 is not valid JSON: ',
  ],
  [
    'a brace is missing',
    '{"Values": {"A": "planted-secret"}',
    'local.settings.json:1:35 is not valid JSON: a closing } is missing.',
  ],
  [
    'a quote is missing',
    '{"Values": {\n  "TWILIO_AUTH_TOKEN": "planted-secret,\n  "B": "2"}}',
    'local.settings.json:2:24 is not valid JSON: this text is not closed by a double quote on its line.',
  ],
  [
    'more than one object',
    '{"Values": {}}\n{"planted-secret": 1}',
    'local.settings.json:2:1 is not valid JSON: nothing may follow the closing }.',
  ],
  ['an empty file', ' \n', 'local.settings.json is empty. Copy local.settings.json.example over it,'],
  ['UTF-16', utf16('{"Values":{}}'), 'local.settings.json is saved as UTF-16. Save it as UTF-8.'],
  [
    'UTF-16 without a mark',
    Buffer.from('{"Values":{}}', 'utf16le'),
    'local.settings.json is saved as UTF-16. Save it as UTF-8.',
  ],
  [
    'a list',
    '[{"name": "TWILIO_AUTH_TOKEN", "value": "planted-secret"}]',
    'local.settings.json:1:1: The file must be an object, not a list. Write {"Values": {"NAME": "value"}}.',
  ],
  [
    'a list of values',
    '{\n  "Values": ["planted-secret"]}',
    'local.settings.json:2:13: "Values" must be an object, not a list.',
  ],
  [
    'a text for Host',
    '{"Values": {},\n "Host": "planted-secret"}',
    'local.settings.json:2:10: "Host" must be an object, not a text.',
  ],
  [
    'an object for a text',
    withValues({ TWILIO_PHONE_NUMBER: { value: 'planted-secret' } }),
    'local.settings.json:3:5: "Values.TWILIO_PHONE_NUMBER" must be a text, not an object.',
  ],
  [
    'a port that is none',
    '{"Values": {}, "Host": {\n  "LocalHttpPort": "planted-secret"}}',
    'local.settings.json:2:20: "Host.LocalHttpPort" must be a port from 0 to 65535. Write a number such as 7071.',
  ],
  ['encrypted', '{"IsEncrypted": true, "Values": {}}', 'run "func settings decrypt"'],
])('the start ends: %s', async (_what, content, says) => {
  const { goesOn, text } = await said(content);
  expect(text).toContain(says);
  expect(goesOn).toBe(false);
  expect(text).not.toContain('planted');
});

test.each<[what: string, content: string, says: string[]]>([
  [
    'no Values',
    '{"IsEncrypted": false}',
    ['its "Values" are missing or empty', 'TWILIO_ACCOUNT_SID is missing', 'TWILIO_PHONE_NUMBER is missing'],
  ],
  ['empty Values', '{"Values": {}}', ['its "Values" are missing or empty', 'TWILIO_AUTH_TOKEN is missing']],
  [
    'values in lower case',
    '{\n  "values": {"TWILIO_AUTH_TOKEN": "planted-secret"}}',
    [
      'local.settings.json:2:3: "values" is not known here. Did you mean "Values"?',
      'TWILIO_AUTH_TOKEN is missing',
    ],
  ],
  [
    'settings one level too high',
    '{\n  "TWILIO_ACCOUNT_SID": "planted-secret",\n  "TWILIO_AUTH_TOKEN": "planted-secret"}',
    [
      'local.settings.json:2:3: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN stand one level too high. Move them into "Values".',
    ],
  ],
  [
    'a number for a text',
    withValues({ TWILIO_PHONE_NUMBER: 15005550006 }),
    [
      'local.settings.json:3:5: "Values.TWILIO_PHONE_NUMBER" is a number. Put it in double quotes.',
      'local.settings.json:3:5: TWILIO_PHONE_NUMBER must be a phone number in E.164 form, such as +12025550143.',
    ],
  ],
  [
    'several at once',
    withValues({
      TWILIO_ACCOUNT_SID: 'planted',
      OWNER_PHONE_NUMBER: '(202) 555-0100',
      ALLOWED_COUNTRIES: 'USA',
    }),
    [
      'local.settings.json:3:5: TWILIO_ACCOUNT_SID must be the Account SID of the Twilio console',
      'local.settings.json:4:5: OWNER_PHONE_NUMBER must be a phone number in E.164 form, such as +12025550143.',
      'local.settings.json:5:5: ALLOWED_COUNTRIES must be two-letter ISO country codes with commas between them, such as US,KR',
    ],
  ],
  [
    'what looks right and is wrong',
    withValues({
      TWILIO_AUTH_TOKEN: '"planted-secret"',
      OWNER_PHONE_NUMBER: '\u202a+15005550006\u202c',
      ALLOWED_COUNTRIES: 'US,UK',
      PUBLIC_BASE_URL: 'https://phone.example.com/api/',
    }),
    [
      'local.settings.json:3:5: TWILIO_AUTH_TOKEN must be the Auth Token of the Twilio console, without blanks, and stand without quotes.',
      'local.settings.json:4:5: OWNER_PHONE_NUMBER must be another number than TWILIO_PHONE_NUMBER: the line cannot call itself.',
      'local.settings.json:5:5: ALLOWED_COUNTRIES holds UK (did you mean GB?): no country with phone numbers has such an ISO code.',
      'local.settings.json:6:5: PUBLIC_BASE_URL must be what stands before /api: the app adds that to each URL by itself.',
    ],
  ],
  [
    'a token in capitals, and a number that is a word',
    withValues({ TWILIO_AUTH_TOKEN: '0123456789ABCDEF'.repeat(2), OWNER_PHONE_NUMBER: '+266696687' }),
    [
      'TWILIO_AUTH_TOKEN holds capitals, and the Auth Tokens of Twilio are in small letters: copy it again.',
      'OWNER_PHONE_NUMBER is what carriers pass on for a withheld number: nobody can be called there.',
    ],
  ],
  [
    'an API that is no URL',
    withValues({ TWILIO_API_BASE_URL: 'localhost:7080' }),
    [
      'local.settings.json:3:5: TWILIO_API_BASE_URL must be an https URL',
      'so the sandbox is used, on port 7080',
    ],
  ],
  ...(
    [
      ['TWILIO_ACOUNT_SID', 'TWILIO_ACCOUNT_SID'],
      ['TWILIO_TOKEN', 'TWILIO_AUTH_TOKEN'],
      ['twilio_auth_token', 'TWILIO_AUTH_TOKEN'],
      ['AUTH_TOKEN', 'TWILIO_AUTH_TOKEN'],
      ['TWILIO_NUMBER', 'TWILIO_PHONE_NUMBER'],
      ['TWILIO_PHONENUMBER', 'TWILIO_PHONE_NUMBER'],
      ['OWNER_NUMBER', 'OWNER_PHONE_NUMBER'],
      ['ALLOWED_COUNTRY', 'ALLOWED_COUNTRIES'],
      ['PUBLIC_URL', 'PUBLIC_BASE_URL'],
      ['SANDBOXPORT', 'SANDBOX_PORT'],
    ] as const
  ).map(([name, meant]): [string, string, string[]] => [
    name,
    JSON.stringify({ Values: { [name]: 'planted-secret', ...without([meant]) } }, null, 2),
    [`local.settings.json:3:5: ${name} is not a setting of Ahoy. Did you mean "${meant}"?`],
  ]),
  [
    'a name that is like none',
    withValues({ TWILIO_VOICEMAIL_GREETING: 'planted-secret' }),
    [
      'local.settings.json:3:5: TWILIO_VOICEMAIL_GREETING is not a setting of Ahoy. There are TWILIO_ACCOUNT_SID,',
    ],
  ],
])('the start goes on and says: %s', async (_what, content, says) => {
  const { goesOn, text } = await said(content);
  for (const words of says) expect(text).toContain(words);
  expect(goesOn).toBe(true);
  expect(text).not.toContain('planted');
});

test.each([
  ['values in order', withValues({})],
  [
    'a byte order mark, comments and trailing commas',
    `\uFEFF// mine\n${withValues({}).replace(/"\n/, '",\n')}`,
  ],
  ['a number as a phone pastes it', withValues({ OWNER_PHONE_NUMBER: '\u202a+1 (202) 555-0100\u202c' })],
  ['what Azure and other programs set', withValues({ FUNCTIONS_WORKER_RUNTIME: 'node', MY_OWN: 'x' })],
  ['what Twilio’s library reads', withValues({ TWILIO_EDGE: 'dublin', TWILIO_REGION: 'ie1' })],
])('nothing is said of %s', async (_what, content) => {
  expect(await said(content)).toEqual({ goesOn: true, text: '' });
});

test('a variable of the environment has no place in the file, and other programs’ are left alone', async () => {
  const environment = {
    OWNER_PHONE_NUMBER: 'planted',
    TWILIO_TOKEN: 'planted',
    BASE_URL: 'x',
    PUBLIC_URL: 'y',
  };
  const content = withValues({ OWNER_PHONE_NUMBER: '+12025550100', TWILIO_AUTH_TOKEN: '' });
  expect((await said(content, environment)).text.split('\n')).toEqual([
    expect.stringMatching(/^local\.settings\.json:4:5: TWILIO_AUTH_TOKEN is missing/),
    'OWNER_PHONE_NUMBER must be a phone number in E.164 form, such as +12025550143.',
    'TWILIO_TOKEN is not a setting of Ahoy. Did you mean "TWILIO_AUTH_TOKEN"?',
  ]);
});

const FACTS = {
  lineNumber: '',
  functionsUrl: 'http://127.0.0.1:7071/api',
  origin: undefined,
  host: 'x',
  notes: [],
};

test('calls cost money only where all is set that it takes to place one', () => {
  const required = Object.entries(SETTINGS).filter(([, one]) => one.required);
  expect(missingSettings({})).toEqual(required.map(([name]) => name));
  const text = banner({ ...FACTS, missing: missingSettings({ TWILIO_AUTH_TOKEN: 'x' }) });
  expect(text).toContain('is not asked: TWILIO_ACCOUNT_SID, TWILIO_PHONE_NUMBER not set.');
  expect(text).not.toContain('cost money');
  expect(text).not.toContain('makeCall');
  expect(banner({ ...FACTS, missing: missingSettings(GOOD) })).toContain('calls and texts cost money');
});
