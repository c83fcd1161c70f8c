import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FunctionsHost, spawnFunctionsHost } from '../../../functions-host/index.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/src/index.ts';
import { ensureApp, ensureTools, root } from '../../../studio/index.ts';
import { type Ran, runLine } from './support/runLine.ts';

const settings = {
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token-of-this-test',
  TWILIO_PHONE_NUMBER: '+12025550143',
};

describe('with the real functions and the sandbox’s Twilio', () => {
  let twilio: Sandbox;
  let functions: FunctionsHost;
  const line = (args: string[], changes: Record<string, string> = {}): Promise<Ran> =>
    runLine(args, { ...settings, TWILIO_API_BASE_URL: twilio.origin, ...changes });

  beforeAll(async () => {
    const {
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
      TWILIO_PHONE_NUMBER: number,
    } = settings;
    await ensureTools();
    const entry = await ensureApp('test/fixtures/lines/classic.json');
    twilio = await startSandbox({ accountSid, authToken, number });
    functions = await spawnFunctionsHost({ root, entry, port: 0, settings });
  }, 60_000);
  afterAll(async () => {
    await functions?.close();
    await twilio?.close();
  });

  test('check finds what is not connected yet, connect does it, and check finds all well', async () => {
    const before = await line(['check', functions.url]);
    expect(before.code).toBe(1);
    expect(before.out).toContain('1 of 5 are wrong.');
    expect((await line(['connect', functions.url])).code).toBe(0);
    const after = await line(['check', functions.url]);
    expect(after.out).toContain('All is well.');
    expect(after.code).toBe(0);
  });

  test('check places no call and sends no text', async () => {
    await line(['check', functions.url]);
    const state = await (await fetch(`${twilio.origin}/sandbox/state`)).json();
    expect(state).toMatchObject({ calls: [], messages: [] });
  });

  test('check tells a wrong token from a right one', async () => {
    const { code, out } = await line(['check', functions.url], { TWILIO_AUTH_TOKEN: 'another' });
    expect(out).toContain("the app's TWILIO_AUTH_TOKEN is another one");
    expect(code).toBe(1);
  });

  test('connect points the number elsewhere and back, and numbers shows it', async () => {
    const elsewhere = 'https://my-app.azurewebsites.net';
    expect((await line(['connect', elsewhere])).code, 'needs --yes').toBe(1);
    expect((await line(['connect', elsewhere, '--yes'])).code).toBe(0);
    expect((await line(['numbers'])).out).toContain(`voice   POST ${elsewhere}/api/voiceTwiml`);
    expect((await line(['check', functions.url])).out).toContain(`voice is POST ${elsewhere}`);
    expect((await line(['connect', functions.url, '--yes'])).code).toBe(0);
    expect((await line(['check', functions.url])).code).toBe(0);
  });

  test('a sandbox that SANDBOX_PORT moved is asked where it is', async () => {
    const moved = { TWILIO_API_BASE_URL: 'http://127.0.0.1:7080', SANDBOX_PORT: new URL(twilio.origin).port };
    const { code, out } = await line(['numbers'], moved);
    expect(out).toContain(`(Asking the sandbox at ${twilio.origin}, the port of SANDBOX_PORT, not Twilio.)`);
    expect(out).toContain(settings.TWILIO_PHONE_NUMBER);
    expect(code).toBe(0);
  });

  test('of a SANDBOX_PORT of 0, any free one, nothing is known: TWILIO_API_BASE_URL is asked', async () => {
    const { code, out } = await line(['numbers'], { SANDBOX_PORT: '0' });
    expect(out).toContain(`(Asking the sandbox at ${twilio.origin}, not Twilio.)`);
    expect(code).toBe(0);
  });

  test('verify-caller-id shows a code of six digits', async () => {
    const { code, out } = await line(['verify-caller-id', '+12025550199']);
    expect(code).toBe(0);
    expect(out).toMatch(/asked: \d{6}$/);
  });
});

describe('a sandbox that does not run', () => {
  test.each([
    ['where TWILIO_API_BASE_URL says', {}, 'Start it in another terminal: npm start'],
    [
      'where SANDBOX_PORT says',
      { SANDBOX_PORT: '1' },
      'Start it in another terminal: SANDBOX_PORT=1 npm start',
    ],
  ])('is said to be missing, %s, and how to start it', async (_where, changes, start) => {
    const blocked = await startSandbox();
    await blocked.close();
    const { code, err } = await runLine(['numbers'], {
      ...settings,
      TWILIO_API_BASE_URL: blocked.origin,
      ...changes,
    });
    const at = 'SANDBOX_PORT' in changes ? 'http://127.0.0.1:1' : blocked.origin;
    expect(err.split('\n').slice(0, 2)).toEqual([`The sandbox does not run at ${at}.`, start]);
    expect(code).toBe(1);
  });

  test('a SANDBOX_PORT that is no port is named', async () => {
    const wrong = { ...settings, TWILIO_API_BASE_URL: 'http://127.0.0.1:7080', SANDBOX_PORT: 'web' };
    const { code, err } = await runLine(['numbers'], wrong);
    expect(err).toContain('SANDBOX_PORT must be a port');
    expect(code).toBe(1);
  });
});

test('another address than this machine’s is said to be what it is', async () => {
  const far = { ...settings, TWILIO_ACCOUNT_SID: 'wrong', TWILIO_API_BASE_URL: 'https://twilio.example' };
  expect((await runLine(['numbers'], far)).out).toBe(
    '(Asking https://twilio.example of TWILIO_API_BASE_URL, not Twilio.)',
  );
});
