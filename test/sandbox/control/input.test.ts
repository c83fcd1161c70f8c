import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PERSON, startTestSandbox, type TestSandbox } from '../support.ts';

let controls: TestSandbox;
beforeAll(async () => {
  controls = await startTestSandbox();
});
afterAll(() => controls.close());

const NOBODY = `CA${'0'.repeat(32)}`;

describe('bad input is named', () => {
  test.each<[string, string, unknown, number, string | undefined]>([
    ['no JSON', '/calls', '{', 400, undefined],
    ['a list', '/calls', '[]', 400, undefined],
    ['a call from nobody', '/calls', {}, 400, 'from'],
    ['an empty body', '/calls', '', 400, 'from'],
    ['a call from no number', '/calls', { from: 'me' }, 400, 'from'],
    ['a call from a national number', '/calls', { from: '2025550143' }, 400, 'from'],
    ['a call from a number as a number', '/calls', { from: 12025550143 }, 400, 'from'],
    ['a call from the line itself', '/calls', { from: '+15005550006' }, 400, 'from'],
    ['a call to no number', '/calls', { from: PERSON, to: '+1' }, 400, 'to'],
    ['a call to somebody else', '/calls', { from: PERSON, to: '+12025550199' }, 404, 'to'],
    ['a text from nobody', '/messages', { body: 'x' }, 400, 'from'],
    ['a text with nothing in it', '/messages', { from: PERSON }, 400, 'body'],
    [
      'a text of null',
      '/messages',
      { from: PERSON, body: null, mediaUrl: 'https://a.example/' },
      400,
      'body',
    ],
    ['media of null', '/messages', { from: PERSON, body: 'x', mediaUrl: null }, 400, 'mediaUrl'],
    ['a text that is none', '/messages', { from: PERSON, body: 7 }, 400, 'body'],
    ['a text too long', '/messages', { from: PERSON, body: 'a'.repeat(1601) }, 400, 'body'],
    ['media that is no URL', '/messages', { from: PERSON, mediaUrl: 'picture' }, 400, 'mediaUrl'],
    [
      '11 media',
      '/messages',
      { from: PERSON, mediaUrl: Array(11).fill('https://a.example/') },
      400,
      'mediaUrl',
    ],
    ['keys that are none', `/calls/${NOBODY}/digits`, { digits: '12x' }, 400, 'digits'],
    ['no keys', `/calls/${NOBODY}/digits`, {}, 400, 'digits'],
    ['no speech', `/calls/${NOBODY}/speech`, { text: '' }, 400, 'text'],
    ['a recording that is no WAV', `/calls/${NOBODY}/recording`, 'ID3', 400, undefined],
    ['over 64 kB', '/messages', { from: PERSON, body: 'a'.repeat(66_000) }, 413, undefined],
    ['a recording over 10 MB', `/calls/${NOBODY}/recording`, new Uint8Array(10_485_761), 413, undefined],
    ['a call that is not there', `/calls/${NOBODY}/answer`, undefined, 404, undefined],
    ['a call that is not there', `/calls/${NOBODY}/hangup`, undefined, 404, undefined],
    ['a call that is not there', `/calls/${NOBODY}/digits`, { digits: '1' }, 404, undefined],
    ['a route that is not there', '/call', {}, 404, undefined],
  ])('%s: POST %s', async (_what, path, body, status, field) => {
    const before = controls.twilio.store.calls.size + controls.twilio.store.messages.size;
    const answer = await controls.ask('POST', path, body);
    expect(answer).toMatchObject({ status, json: { error: expect.stringMatching(/\w{3}/) } });
    expect(answer.json.field).toBe(field);
    expect(controls.twilio.store.calls.size + controls.twilio.store.messages.size).toBe(before);
  });
});

test('a wrong Host or Origin is refused, and the sandbox says to what it answers', async () => {
  const response = await fetch(`${controls.origin}/sandbox/state`, {
    headers: { origin: 'http://evil.example' },
  });
  expect(response.status).toBe(403);
  expect(await response.json()).toEqual({ error: expect.any(String) });
});
