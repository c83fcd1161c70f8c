import { describe, expect, test } from 'vitest';
import { webhook } from '../../src/http/webhook.ts';
import { authToken, goodSettings, invoke, postWebhook, useSettings } from '../support/functions.ts';
import { bodyHash, sign } from '../support/sign.ts';
import { beginAnew, get, handler, last, postJsonHook, route, url } from './testWebhook.ts';

beginAnew();

describe('a webhook of Twilio is answered', () => {
  test('as a form POST', async () => {
    const answer = await postWebhook('voiceTwiml', handler, { CallSid: 'CA1', Body: ' 안녕 ', Empty: '' });
    expect([answer.status, answer.text]).toEqual([200, '<Response/>']);
    expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(last.turn?.params).toEqual({ CallSid: 'CA1', Body: ' 안녕 ', Empty: '' });
    expect(last.turn?.base).toBe('https://app.example.com/api');
  });

  test('with a replacement character, which came rightly encoded', async () => {
    expect((await postWebhook('voiceTwiml', handler, { Body: 'caf\ufffd' })).status).toBe(200);
    expect(last.turn?.params).toEqual({ Body: 'caf\ufffd' });
  });

  test('as a GET, whose parameters are the query', async () => {
    expect((await get(`${url}?CallSid=CA1&From=%2B12025550143`)).status).toBe(200);
    expect(last.turn?.params).toEqual({ CallSid: 'CA1', From: '+12025550143' });
  });

  test('with a function key in the URL', async () => {
    expect((await get(`${url}?code=a%2Fb%3D%3D`)).status).toBe(200);
  });

  test.each([
    ['an object', '{"CallSid":"CA1","n":3,"list":["a","b"],"none":null}', 'application/json'],
    [
      'an object, its type in capitals',
      '{"CallSid":"CA1","n":3,"list":"a","none":""}',
      'Application/JSON; x=y',
    ],
    ['after a byte order mark', '\ufeff{"CallSid":"CA1","n":3,"list":["a"],"none":null}', 'application/json'],
  ])('as JSON, whose hash is in the URL: %s', async (_what, body, type) => {
    expect((await postJsonHook(body, type)).status).toBe(200);
    expect(last.turn?.params).toEqual({ CallSid: 'CA1', n: '3', list: 'a', none: '' });
  });

  test('with parameters named like what every object has', async () => {
    const form = JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}');
    expect((await postWebhook('voiceTwiml', handler, form)).status).toBe(200);
    expect(Object.entries(last.turn?.params ?? {})).toEqual(Object.entries(form));
  });

  test('with a repeated parameter, whose first value counts', async () => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': sign(authToken, url, { a: ['2', '1'] }),
    };
    expect(
      (await invoke('voiceTwiml', handler, url, { method: 'POST', headers, body: 'a=2&a=1' })).status,
    ).toBe(200);
    expect(last.turn?.params).toEqual({ a: '2' });
  });

  test('signed with the secondary token while one is rotated', async () => {
    useSettings({ ...goodSettings, TWILIO_AUTH_TOKEN_SECONDARY: 'next' });
    expect((await postWebhook('voiceTwiml', handler, {}, { token: 'next' })).status).toBe(200);
  });

  test('called under PUBLIC_BASE_URL', async () => {
    useSettings({ ...goodSettings, PUBLIC_BASE_URL: 'https://phone.example.com/line' });
    expect((await get(`${url}?a=b`, 'https://phone.example.com/line/api/voiceTwiml?a=b')).status).toBe(200);
    expect(last.turn?.base).toBe('https://phone.example.com/line/api');
    expect((await get(`${url}?a=b`)).status).toBe(403);
  });

  test('with 204 where there is nothing to say', async () => {
    const answer = await postWebhook(
      'callStatus',
      webhook('callStatus', route, () => undefined),
      {},
      { path: 'callStatus' },
    );
    expect([answer.status, answer.text]).toEqual([204, '']);
  });
});

describe('anybody else gets 403', () => {
  test.each(['[1]', '{"From":{"a":1}}', '{'])(
    'JSON that cannot be understood, unsigned: %s',
    async (body) => {
      const called = `${url}?bodySHA256=${bodyHash(body)}`;
      const headers = { 'content-type': 'application/json', 'x-twilio-signature': sign('other', called) };
      const { status } = await invoke('voiceTwiml', handler, called, { method: 'POST', headers, body });
      expect(status).toBe(403);
    },
  );

  test.each([
    ['no signature', {}],
    ['an empty signature', { 'x-twilio-signature': '' }],
    ['nonsense for a signature', { 'x-twilio-signature': 'nonsense' }],
    ['a signature with another token', { 'x-twilio-signature': sign('other', url) }],
    ['a signature of another URL', { 'x-twilio-signature': sign(authToken, `${url}?a=b`) }],
    ['a signature with an empty token', { 'x-twilio-signature': sign('', url) }],
  ])('%s', async (_what, headers) => {
    expect((await invoke('voiceTwiml', handler, url, { headers })).status).toBe(403);
    expect(last.turn).toBeUndefined();
  });

  test('a form that was tampered with', async () => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': sign(authToken, url, { To: '+12025550143' }),
    };
    const answer = await invoke('voiceTwiml', handler, url, {
      method: 'POST',
      headers,
      body: 'To=%2B12025550144',
    });
    expect(answer.status).toBe(403);
  });

  test('a form of more parameters than Twilio sends, unread', async () => {
    const status = async (count: number) => {
      const form = Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, '']));
      return (await postWebhook('voiceTwiml', handler, form)).status;
    };
    expect([await status(1000), await status(1001)]).toEqual([200, 403]);
  });

  test.each(['{}', '{"CallSid":', ''])(
    'a JSON body without its hash, even when the URL is signed: %s',
    async (body) => {
      const headers = { 'content-type': 'application/json', 'x-twilio-signature': sign(authToken, url) };
      const { status } = await invoke('voiceTwiml', handler, url, { method: 'POST', headers, body });
      expect(status).toBe(403);
    },
  );

  test.each([
    [{}, /If Twilio called another URL, set PUBLIC_BASE_URL/],
    [{ PUBLIC_BASE_URL: 'https://phone.example.com' }, /correct PUBLIC_BASE_URL/],
  ])(
    'and the log says which URL was checked and what to set, without values (%j)',
    async (settings, hint) => {
      useSettings({ ...goodSettings, ...settings });
      const { log } = await get(
        `${url}?code=the-function-key&From=%2B12025550143`,
        'https://other.example.com/',
      );
      expect(log).toHaveLength(1);
      expect(log[0]).toMatch(hint);
      expect(log[0]).toMatch(/voiceTwiml\?code=…&From=…/);
      expect(log[0]).not.toMatch(/the-function-key|2025550143|a-token-that-signs/);
    },
  );
});

describe('settings', () => {
  test.each([undefined, '', '  ', '@Microsoft.KeyVault(VaultName=v;SecretName=s)'])(
    'with the token %j it accepts nothing and answers 500',
    async (token) => {
      useSettings({ ...goodSettings, TWILIO_AUTH_TOKEN: token, TWILIO_AUTH_TOKEN_SECONDARY: authToken });
      const answers = [await get(url, url, ''), await get(url, url, token ?? 'undefined'), await get(url)];
      expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
      expect(answers[0]?.log.join()).toMatch(/TWILIO_AUTH_TOKEN/);
      expect(answers[0]?.text).not.toMatch(/TWILIO/);
    },
  );

  test('another one at fault is logged, and the caller is answered all the same', async () => {
    useSettings({ ...goodSettings, OWNER_PHONE_NUMBER: 'nobody' });
    const { status, log } = await get(url);
    expect(status).toBe(200);
    expect(log.join()).toMatch(/settings\.invalid.*OWNER_PHONE_NUMBER/);
    expect(last.turn?.settings.ownerPhoneNumber).toBeUndefined();
  });
});

test('an error that was not foreseen is a plain 500, and its message reaches neither answer nor log', async () => {
  const failing = webhook('voiceTwiml', route, () => {
    throw new TypeError('with a secret in it');
  });
  const answer = await postWebhook('voiceTwiml', failing, {});
  expect(answer.status).toBe(500);
  expect(answer.log.join()).toMatch(/webhook\.failed.*TypeError.*webhook\.test/);
  expect(answer.text + answer.log.join()).not.toMatch(/secret in it/);
});

describe('the documents that the answer plays', () => {
  const playing = (entered: string[], twiml: string | undefined = '<Response/>') =>
    webhook('voiceTwiml', route, (turn) => {
      turn.entered.push(...entered);
      return twiml;
    });
  const headerOf = async (playingHandler: typeof handler) =>
    (await postWebhook('voiceTwiml', playingHandler, {})).headers.get('x-ahoy-document');

  test('are named in a header, in their order', async () => {
    expect(await headerOf(playing(['start']))).toBe('start');
    expect(await headerOf(playing(['start', 'closed', 'thanks']))).toBe('start,closed,thanks');
  });

  test('are not where there are none, and where the answer is no TwiML', async () => {
    expect(await headerOf(playing([]))).toBeNull();
    expect(await headerOf(webhook('voiceTwiml', route, () => undefined))).toBeNull();
  });
});

describe('every log line says its call or text', () => {
  const callSid = `CA${'0123456789abcdef'.repeat(2)}`;
  const messageSid = `SM${'0123456789abcdef'.repeat(2)}`;
  const noting = webhook('voiceTwiml', route, ({ note }) => {
    note('noted', { from: 'x' });
    throw new TypeError('failed');
  });
  const eventsOf = (log: string[]) => log.map((line) => JSON.parse(line.slice(line.indexOf('{'))));

  test.each([
    [{ CallSid: callSid }, { callSid }],
    [{ MessageSid: messageSid }, { messageSid }],
    [{ SmsSid: messageSid }, { messageSid }],
    [{ MessageSid: messageSid, SmsSid: `SM${'0'.repeat(32)}` }, { messageSid }],
  ])('%j: what is noted, what fails and what settings are at fault', async (form, sids) => {
    useSettings({ ...goodSettings, OWNER_PHONE_NUMBER: 'nobody' });
    const { log } = await postWebhook('voiceTwiml', noting, form);
    expect(eventsOf(log)).toEqual([
      expect.objectContaining({ event: 'settings.invalid', ...sids }),
      expect.objectContaining({ event: 'noted', from: 'x', ...sids }),
      expect.objectContaining({ event: 'webhook.failed', ...sids }),
    ]);
  });

  test('a refused one too, if what nobody signed looks like a SID', async () => {
    const refused = async (form: Record<string, string>) =>
      eventsOf((await postWebhook('voiceTwiml', noting, form, { token: 'other' })).log);
    expect(await refused({ CallSid: callSid })).toEqual([
      expect.objectContaining({ event: 'webhook.refused', callSid }),
    ]);
    const [event] = await refused({ CallSid: `${callSid} and more`, MessageSid: 'anything' });
    expect(Object.keys(event)).not.toContain('callSid');
    expect(Object.keys(event)).not.toContain('messageSid');
  });

  test('and one that cannot be checked for want of a token', async () => {
    useSettings({});
    const { log } = await postWebhook('voiceTwiml', noting, { CallSid: callSid });
    expect(eventsOf(log)).toEqual([expect.objectContaining({ event: 'settings.invalid', callSid })]);
  });
});
