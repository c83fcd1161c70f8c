import { expect, test } from 'vitest';
import { makePlan, readStartOptions } from '../../studio/plan.ts';

const sandboxUrl = 'http://127.0.0.1:7080';
const values = { TWILIO_API_BASE_URL: sandboxUrl, TWILIO_PHONE_NUMBER: '+15005550006' };

test.each([
  ['the defaults', undefined, {}, 7071, 7080],
  ['LocalHttpPort', 7500, {}, 7500, 7080],
  ['FUNCTIONS_PORT over LocalHttpPort', 7500, { FUNCTIONS_PORT: '0' }, 0, 7080],
  ['SANDBOX_PORT', undefined, { SANDBOX_PORT: '0' }, 7071, 0],
  [
    'the port of TWILIO_API_BASE_URL',
    undefined,
    { TWILIO_API_BASE_URL: 'http://localhost:9000' },
    7071,
    9000,
  ],
  [
    'SANDBOX_PORT over it',
    undefined,
    { TWILIO_API_BASE_URL: 'http://[::1]:9000', SANDBOX_PORT: '9001' },
    7071,
    9001,
  ],
  ['real Twilio: no sandbox', undefined, { TWILIO_API_BASE_URL: '', SANDBOX_PORT: '9' }, 7071, undefined],
  [
    'no URL: the sandbox, so that nothing goes to Twilio',
    undefined,
    { TWILIO_API_BASE_URL: 'x' },
    7071,
    7080,
  ],
  ['a host without a scheme is no URL', undefined, { TWILIO_API_BASE_URL: 'localhost:1' }, 7071, 7080],
  ['all of 127.* is this machine', undefined, { TWILIO_API_BASE_URL: 'http://127.0.0.2:5' }, 7071, 5],
  ['blanks count as unset', undefined, { TWILIO_API_BASE_URL: ' ' }, 7071, undefined],
  [
    'another machine: no sandbox',
    undefined,
    { TWILIO_API_BASE_URL: 'https://twilio.example' },
    7071,
    undefined,
  ],
])('ports: %s', (_, port, environment, functionsPort, sandboxPort) => {
  const plan = makePlan({ values, port }, environment);
  expect({ functions: plan.functionsPort, sandbox: plan.sandboxPort }).toEqual({
    functions: functionsPort,
    sandbox: sandboxPort,
  });
});

test.each([
  ['SANDBOX_PORT', { SANDBOX_PORT: '9001' }, 'The sandbox uses port 9001 of SANDBOX_PORT, not port 7080 of'],
  [
    'any port',
    { SANDBOX_PORT: '0' },
    'The sandbox uses any free port, since SANDBOX_PORT is 0, not port 7080',
  ],
  [
    'no URL',
    { TWILIO_API_BASE_URL: 'sandbox' },
    'TWILIO_API_BASE_URL is no URL, so the sandbox is used, on port 7080',
  ],
])('says which port is used: %s', (_, environment, note) => {
  expect(makePlan({ values, port: undefined }, environment).notes).toEqual([expect.stringContaining(note)]);
});

test.each([{}, { SANDBOX_PORT: '7080' }, { TWILIO_API_BASE_URL: '', SANDBOX_PORT: '1' }])(
  'says nothing where both name one port, or none is used: %j',
  (environment) => expect(makePlan({ values, port: undefined }, environment).notes).toEqual([]),
);

test('the ports may stand in local.settings.json, too', () => {
  const own = { ...values, SANDBOX_PORT: '9001', FUNCTIONS_PORT: '9002' };
  expect(makePlan({ values: own, port: 7500 }, {})).toMatchObject({ sandboxPort: 9001, functionsPort: 9002 });
});

test('the environment wins over local.settings.json, as with func', () => {
  const { settings } = makePlan({ values, port: undefined }, { TWILIO_PHONE_NUMBER: '+12025550199' });
  expect(settings).toEqual({ TWILIO_API_BASE_URL: sandboxUrl, TWILIO_PHONE_NUMBER: '+12025550199' });
});

test.each([
  [{ FUNCTIONS_PORT: 'web' }, /FUNCTIONS_PORT must be a port/],
  [{ SANDBOX_PORT: '70000' }, /SANDBOX_PORT must be a port/],
])('%j is refused', (environment, message) => {
  expect(() => makePlan({ values, port: undefined }, environment)).toThrow(message);
});

test.each([
  [[], { line: 'phone-line.json', watch: false, builtIn: false, settings: 'local.settings.json' }],
  [['--sandbox-only'], { sandboxOnly: true }],
  [['--line', 'a.json', '--watch', '--built-in'], { line: 'a.json', watch: true, builtIn: true }],
  [['--settings', 'b.json'], { settings: 'b.json' }],
])('options: %j', (args, expected) => {
  expect(readStartOptions(args)).toMatchObject(expected);
});

test('an unknown option is refused', () => {
  expect(() => readStartOptions(['--lien', 'a.json'])).toThrow(/--lien/);
});
