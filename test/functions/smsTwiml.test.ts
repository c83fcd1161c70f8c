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
  return [...twiml.matchAll(/<Message(?: to="(.*?)")?[^>]*><Body>([\s\S]*?)<\/Body>/g)].map(
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

describe('gets no reply, and is read by the owner:', () => {
  const advice = /because it acts on the bare word STOP only\. Do not text them any more\.$/;

  test.each(['Stop.', 'STOP!', 'Stop please', 'opt out', 'Cancel.', '수신 거부'])(
    '%j, with what to do',
    async (word) => {
      const { text: twiml, log } = await text(word);
      const [copy, ...others] = copies(twiml);
      expect(others).toEqual([]);
      expect(copy?.[0]).toBe(OWNER);
      expect(copy?.[1].startsWith(`From +12025550143: ${word}\n`)).toBe(true);
      expect(copy?.[1]).toMatch(advice);
      expect(log.join()).toMatch(/line\.replySkipped.*wants to be left alone/);
    },
  );

  test.each(['Liked “See you at 5”', 'Loved an image', '👍 to “…”'])('%s', async (reaction) => {
    const { text: twiml, log } = await text(reaction);
    expect(copies(twiml)).toEqual([[OWNER, `From +12025550143: ${reaction}`]]);
    expect(log.join()).toMatch(/line\.replySkipped.*reaction/);
  });

  test.each<[string | undefined, string]>([
    ['SUPPORT', 'SUPPORT'],
    ['12345', '12345'],
    ['sip:ann@example.com', 'sip:ann@example.com'],
    ['+266696687', 'a caller who withheld their number'],
    ['Anonymous', 'a caller who withheld their number'],
    ['unknown', 'a caller whose number is not known'],
    ['', 'a caller whose number is not known'],
    [undefined, 'a caller whose number is not known'],
  ])('a text from %j, who is not called back either', async (From, words) => {
    const form = { MessageSid: 'SM1', To: '+15005550006', Body: 'CALL', NumMedia: '0' };
    const params = From === undefined ? form : { ...form, From };
    const { text: twiml, log } = await postWebhook('smsTwiml', smsTwiml, params);
    expect(copies(twiml)).toEqual([[OWNER, `From ${words}: CALL`]]);
    expect(twilio.asked).toEqual([]);
    expect(log.join()).toMatch(/line\.replySkipped.*no phone number/);
  });
});

test.each(['Does the bus stop here?', 'stop by at 5', 'Liked your answer', 'Help.', 'please cancel'])(
  '%j is a text like any other',
  async (body) => {
    expect(copies((await text(body)).text)).toEqual([
      [undefined, expect.stringContaining('thanks for the ping')],
      [OWNER, `From +12025550143: ${body}`],
    ]);
  },
);

test('a text over WhatsApp is replied to, and its sender called back', async () => {
  const { text: twiml } = await text('“call”.', 'whatsapp:+12025550143');
  expect(copies(twiml)).toEqual([
    [undefined, 'Calling you now.'],
    [OWNER, 'From +12025550143: “call”.'],
  ]);
  expect(new Map(twilio.asked[0]?.form).get('To')).toBe('+12025550143');
});

test.each([OWNER, `whatsapp:${OWNER}`])('a text of the owner (%s) is not forwarded', async (from) => {
  expect(copies((await text('Stop please', from)).text)).toEqual([]);
  expect(copies((await text('ping', from)).text)).toHaveLength(1);
});

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
