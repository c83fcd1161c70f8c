import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { heard, LINE, openSandbox, problems, type TestSandbox } from '../../support/testSandbox.ts';
import type { Reply } from '../../support/webhookServer.ts';

const APOLOGY = 'We are sorry. An application error has occurred. Goodbye.';
let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.close());

const FAILURES: [string, Reply, number][] = [
  ['a 500', { status: 500 }, 11200],
  ['a 403', { status: 403 }, 11200],
  ['XML that is none', '<Response><Say>a & b</Say></Response>', 12100],
  ['nothing', { status: 200, body: '' }, 12100],
  ['no content', { status: 204 }, 12100],
  ['JSON', { headers: { 'content-type': 'application/json' }, body: '{}' }, 12300],
  ['a document over 64 kB', `<Say>${'a'.repeat(65 * 1024)}</Say>`, 11750],
  ['a redirect to nowhere', { status: 302 }, 11216],
  ['a redirect without end', { status: 302, headers: { location: '/voice' } }, 11215],
];

test.each([
  ['Nonsense', ''],
  ['say', ' (did you mean Say?)'],
  ['constructor', ''],
  ['toString', ''],
  ['__proto__', ''],
])('a verb that Twilio does not know is skipped: <%s>', async (verb, hint) => {
  const call = sandbox.receive(`<${verb}/><Say>Next</Say>`);
  await sandbox.finish();
  expect(heard(call)).toEqual(['Next']);
  expect(problems(call)).toEqual([`${verb}: 12200 Twilio knows no verb <${verb}>: skipped${hint}`]);
});

describe('a document that cannot be had', () => {
  test.each(FAILURES)(
    'because of %s: the caller hears the apology, the trace says why',
    async (_name, reply, code) => {
      sandbox.app.on('/voice', reply);
      const call = sandbox.receive();
      await sandbox.finish();
      expect(heard(call)).toEqual([APOLOGY]);
      expect(call.status).toBe('completed');
      expect(problems(call)).toEqual([
        expect.stringMatching(new RegExp(`^Response: ${code} .*What to do: `)),
      ]);
    },
  );

  test.each(FAILURES)(
    'because of %s: the fallback URL is told and takes over',
    async (_name, reply, code) => {
      const { origin } = sandbox.app;
      sandbox.addNumber(LINE, { voiceUrl: `${origin}/voice`, voiceFallbackUrl: `${origin}/fallback` });
      sandbox.app.on('/voice', reply).on('/fallback', '<Say>Plan B</Say>');
      const call = sandbox.receive();
      await sandbox.finish();
      expect(heard(call)).toEqual(['Plan B']);
      expect(sandbox.app.at('/fallback')).toMatchObject([
        { signed: true, params: { ErrorCode: String(code), ErrorUrl: `${origin}/voice`, CallSid: call.sid } },
      ]);
    },
  );

  test('because nothing listens there: 11205', async () => {
    sandbox.addNumber(LINE, { voiceUrl: 'http://127.0.0.1:9/voice' });
    const call = sandbox.receive();
    await sandbox.finish();
    expect(problems(call)).toEqual([expect.stringMatching(/11205/)]);
    expect(sandbox.twilio.store.exchanges).toHaveLength(2);
  });

  test('nor its fallback: both are in the trace', async () => {
    const { origin } = sandbox.app;
    sandbox.addNumber(LINE, { voiceUrl: `${origin}/voice`, voiceFallbackUrl: `${origin}/nothing` });
    sandbox.app.on('/voice', { status: 500 });
    const call = sandbox.receive();
    await sandbox.finish();
    expect(heard(call)).toEqual([APOLOGY]);
    expect(problems(call)).toHaveLength(2);
  });

  test('in the middle of a call ends it too', async () => {
    const call = sandbox.receive('<Say>Hi</Say><Redirect>http://</Redirect>');
    await sandbox.finish();
    expect(heard(call)).toEqual(['Hi', APOLOGY]);
    expect(problems(call)).toEqual([expect.stringMatching(/11100/)]);
  });

  test('because the number has no voice URL: the call fails', async () => {
    sandbox.addNumber(LINE, { voiceUrl: '' });
    const call = sandbox.receive();
    await sandbox.finish();
    expect(call.status).toBe('failed');
    expect(problems(call)).toEqual([expect.stringMatching(/no voice URL/)]);
  });

  test('because documents lead to each other without end', async () => {
    const call = sandbox.receive('<Redirect>/voice</Redirect>');
    await sandbox.finish();
    expect(heard(call)).toEqual([APOLOGY]);
    expect(sandbox.app.received.length).toBeLessThan(40);
    expect(problems(call)).toEqual([expect.stringMatching(/never end/)]);
  });
});

describe('other answers', () => {
  test.each([
    ['plain text is spoken', 'text/plain', 'Hello there', ['Hello there']],
    ['plain text that is TwiML is run', 'text/plain', '<Response><Say>Hi</Say></Response>', ['Hi']],
    ['HTML that is TwiML is run', 'text/html; charset=utf-8', '<Response><Say>Hi</Say></Response>', ['Hi']],
  ])('%s', async (_name, type, body, expected) => {
    sandbox.app.on('/voice', { headers: { 'content-type': type }, body });
    const call = sandbox.receive();
    await sandbox.finish();
    expect(heard(call)).toEqual(expected);
    expect(problems(call)).toEqual([]);
  });

  test('audio is played, then the call ends', async () => {
    sandbox.app.on('/voice', { headers: { 'content-type': 'audio/mpeg' }, body: 'x'.repeat(100_000) });
    const call = sandbox.receive();
    await sandbox.finish();
    expect(heard(call)).toEqual([`[plays ${sandbox.app.origin}/voice]`]);
    expect(call.status).toBe('completed');
  });

  test('a redirect is followed by GET without the parameters, and relative URLs resolve against where it led', async () => {
    sandbox.app
      .on('/voice', { status: 302, headers: { location: '/sub/doc?x=1' } })
      .on('/sub/doc', '<Redirect method="GET">next</Redirect>')
      .on('/sub/next', '<Say>There</Say>');
    const call = sandbox.receive();
    await sandbox.finish();
    expect(heard(call)).toEqual(['There']);
    expect(sandbox.app.at('/sub/doc')).toMatchObject([{ method: 'GET', params: { x: '1' }, signed: true }]);
    expect(sandbox.app.at('/sub/doc')[0]?.params).not.toHaveProperty('CallSid');
    expect(sandbox.app.at('/sub/next')).toMatchObject([
      { method: 'GET', signed: true, params: { CallSid: call.sid } },
    ]);
  });
});
