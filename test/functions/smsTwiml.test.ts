import { describe, expect, test, vi } from 'vitest';
import { smsTwiml } from '../../src/functions/smsTwiml.ts';
import { fakeTwilioForTests } from '../support/fakeTwilio.ts';
import { goodSettings, postWebhook, useSettings } from '../support/functions.ts';

const twilio = fakeTwilioForTests();

const text = (Body: string, From = '+12025550143') =>
  postWebhook('smsTwiml', smsTwiml, { MessageSid: 'SM1', From, To: '+15005550006', Body, NumMedia: '0' });

const OWNER = goodSettings.OWNER_PHONE_NUMBER;

/** Every message of an answer: to whom (nobody named is the sender), and what it says. */
function copies(twiml: string): [to: string | undefined, body: string][] {
  return [...twiml.matchAll(/<Message(?: to="(.*?)")?[^>]*><Body>([^]*?)<\/Body>/g)].map(
    ([, to, body = '']) => [to, body],
  );
}

test('replies as the guide does', async () => {
  const answer = await text('ping');
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('Hey, thanks for the ping! Twilio and Azure rock!');
});

test('replies to a keyword in any case', async () => {
  expect((await text(' hours ')).text).toContain('Monday to Friday');
});

test.each(['STOP', ' stop ', 'HELP', 'Info', 'START', 'UNSTOP'])(
  'says nothing to %j, which belongs to Twilio: the owner reads it',
  async (word) => {
    expect(copies((await text(word)).text)).toEqual([[OWNER, `From +12025550143: ${word}`]]);
  },
);

describe('the keyword CALL', () => {
  test('has the line call the sender', async () => {
    const answer = await text('call');
    expect(answer.text).toContain('Calling you now.');
    expect(Object.fromEntries(twilio.asked[0]?.form ?? [])).toMatchObject({
      To: '+12025550143',
      Url: 'https://app.example.com/api/voiceTwiml/start',
    });
    expect(answer.log.join()).toMatch(/sms\.called/);
  });

  test.each([
    ['a sender in a country that is not allowed', '+442079460958', /ALLOWED_COUNTRIES/],
    ['a sender that is no phone number', 'Ahoy', /no phone number/],
  ])('does not call %s, but answers', async (_what, from, logged) => {
    const answer = await text('call', from);
    expect(answer.status).toBe(200);
    expect(answer.log.join()).toMatch(logged);
    expect(twilio.asked).toEqual([]);
  });

  test('answers also with settings that cannot call', async () => {
    useSettings({ ...goodSettings, TWILIO_ACCOUNT_SID: '' });
    const answer = await text('call');
    expect(answer.status).toBe(200);
    expect(answer.log.join()).toMatch(/sms\.callFailed.*TWILIO_ACCOUNT_SID/);
  });

  test('answers within a second while the API of Twilio is silent', async () => {
    twilio.answerWith(201, undefined);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answering = text('call');
    await vi.waitUntil(() => twilio.asked.length > 0, { timeout: 10_000 });
    await vi.advanceTimersByTimeAsync(1000);
    expect((await answering).status).toBe(200);
    vi.useRealTimers();
    twilio.answerWith(201, '{"sid":"CA1"}');
  });
});
