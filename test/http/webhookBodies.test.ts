import { describe, expect, test } from 'vitest';
import { authToken, invoke, postWebhook } from '../support/functions.ts';
import { sign } from '../support/sign.ts';
import { beginAnew, get, handler, last, postJsonHook, url } from './testWebhook.ts';

beginAnew();

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('a webhook of Twilio that cannot be understood gets 400, and is told', () => {
  test.each<[what: string, body: string | Uint8Array, why: string]>([
    ['a list', '[{"CallSid":"CA1"}]', 'its JSON is no object'],
    ['a number in a list', '[1]', 'its JSON is no object'],
    ['a text', '"CA1"', 'its JSON is no object'],
    ['null', 'null', 'its JSON is no object'],
    ['broken JSON', '{"CallSid":', 'its body is not valid JSON'],
    ['nothing', '', 'its body is not valid JSON'],
    ['an object for a parameter', '{"From":{"a":1}}', 'a member of its JSON is an object, not a text'],
    ['an object in a list', '{"From":[{"a":1}]}', 'a member of its JSON is an object, not a text'],
    ['a list in a list', '{"From":[["a"]]}', 'a member of its JSON is an object, not a text'],
    ['Latin-1', latin1('{"From":"caf\u00e9"}'), 'its JSON is not UTF-8'],
    ['UTF-16', Buffer.from('\ufeff{"From":"a"}', 'utf16le'), 'its JSON is not UTF-8'],
  ])('JSON: %s', async (_what, body, why) => {
    const answer = await postJsonHook(body);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(`${why}.`)]);
    expect(answer.log).toEqual([`warning {"event":"webhook.unreadable","reason":"${why}"}`]);
    expect(last.turn).toBeUndefined();
  });

  const form = 'application/x-www-form-urlencoded';

  test.each<[what: string, body: string | Uint8Array]>([
    ['percent-encoded', 'From=%2B12025550143&Body=caf%E9'],
    ['as it is', latin1('From=%2B12025550143&Body=caf\u00e9')],
    ['cut short', 'From=%2B12025550143&Body=caf%C3'],
    ['in a name', 'caf%E9=x'],
  ])('a form that is not UTF-8: %s', async (_what, body) => {
    const params = Object.fromEntries(new URLSearchParams(Buffer.from(body).toString()));
    const send = (token: string) => {
      const headers = { 'content-type': form, 'x-twilio-signature': sign(token, url, params) };
      return invoke('voiceTwiml', handler, url, { method: 'POST', headers, body });
    };
    const answer = await send(authToken);
    expect([answer.status, answer.log.join()]).toEqual([
      400,
      expect.stringContaining('its form is not UTF-8'),
    ]);
    expect((await send('another')).status).toBe(403);
    expect(last.turn).toBeUndefined();
  });

  test('a query that is not UTF-8, by GET and by POST', async () => {
    const called = `${url}?From=caf%E9`;
    const posted = await postWebhook('voiceTwiml', handler, {}, { path: 'voiceTwiml?From=caf%E9' });
    expect([(await get(called)).status, posted.status]).toEqual([400, 400]);
    expect((await get(`${url}?x=100%&y=%zz&z=caf%C3%A9`)).status).toBe(200);
  });

  test('its call is in the log line', async () => {
    const sid = `CA${'0'.repeat(32)}`;
    const { status, log } = await postWebhook(
      'voiceTwiml',
      handler,
      { CallSid: sid },
      { path: 'voiceTwiml?a=%E9' },
    );
    expect([status, log.join()]).toEqual([400, expect.stringContaining(sid)]);
  });
});
