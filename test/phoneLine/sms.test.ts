import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js';
import { describe, expect, test } from 'vitest';
import { type PhoneLine, smsReply } from '../../src/phoneLine/reply.ts';
import { BASE, CALLER, LINE, lineOf, type Note, OWNER, turnOf, verbsIn } from './helpers.ts';

const statusCallback = `${BASE}/messageStatus`;
const EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

function answer(sms: PhoneLine['sms'], params: { [name: string]: string } = {}, rest = {}) {
  return smsReply(turnOf(lineOf({}, { sms }), { Body: 'ping', NumMedia: '0', ...params }, rest));
}

/** What the official SDK's builder makes of these messages. */
function messages(...all: { to?: string; body?: string; media?: string[] }[]): string {
  const twiml = new MessagingResponse();
  for (const { to, body, media = [] } of all) {
    const message = twiml.message({ ...(to && { to }), statusCallback }, '');
    if (body) message.body(body);
    for (const url of media) message.media(url);
  }
  return twiml.toString();
}

describe('the reply to a text', () => {
  test('is the text, with its placeholders filled in', () => {
    const { twiml, call } = answer({ reply: 'You & {{From}} wrote "{{Body}}"' }, { Body: '<b>]]>{{To}}' });
    expect(twiml).toBe(messages({ body: `You & ${CALLER} wrote "<b>]]>{{To}}"` }));
    expect(call).toBeUndefined();
  });

  test.each<[string, NonNullable<PhoneLine['sms']>['reply'], string]>([
    [
      'one picture',
      { text: 'Look', mediaUrl: 'https://a.example/a.png' },
      messages({ body: 'Look', media: ['https://a.example/a.png'] }),
    ],
    [
      'pictures alone',
      { mediaUrl: ['https://a.example/a', 'https://a.example/b'] },
      messages({ media: ['https://a.example/a', 'https://a.example/b'] }),
    ],
    ['nothing', null, EMPTY],
    ['nothing set', undefined, EMPTY],
    ['a placeholder without a value', '{{CallerName}}', EMPTY],
  ])('is %s', (_name, reply, expected) => {
    expect(answer({ reply }).twiml).toBe(expected);
  });

  test('is empty for a line without texts', () => {
    expect(answer(undefined).twiml).toBe(EMPTY);
  });

  test('calls back', () => {
    const sms = { keywords: { CALL: { call: 'start', text: 'Calling.' }, QUIET: { call: 'start' } } };
    expect(answer(sms, { Body: 'call' })).toEqual({
      twiml: messages({ body: 'Calling.' }),
      call: { document: 'start' },
    });
    expect(answer(sms, { Body: 'quiet' })).toEqual({ twiml: EMPTY, call: { document: 'start' } });
  });

  test('is cut to what Twilio takes, never within a character', () => {
    const { twiml } = answer({ reply: '{{Body}}' }, { Body: `x${'😀'.repeat(1700)}` });
    expect(twiml).toBe(messages({ body: `x${'😀'.repeat(1599)}` }));
  });
});

describe('keywords', () => {
  const sms = {
    reply: 'Other.',
    keywords: {
      HOURS: '9 to 17',
      'Straße 1': 'Berlin',
      MUTE: null,
      ｗｉｄｅ: 'Wide.',
      "WHAT'S NEW": 'Much.',
      'C#': 'Sharp.',
    },
  };

  test.each([
    ['hours', '9 to 17'],
    ['  Hours\n', '9 to 17'],
    ['HOURS please', 'Other.'],
    ['STRASSE 1', 'Berlin'],
    ['wide', 'Wide.'],
    ['', 'Other.'],
    ['constructor', 'Other.'],
    ['what’s new', 'Much.'],
    ['Hours.', '9 to 17'],
    ['“hours”', '9 to 17'],
    ['ho\u200burs', '9 to 17'],
    ['HOURS !', '9 to 17'],
    ['C#', 'Sharp.'],
    ['C', 'Other.'],
  ])('%j is answered with %j', (Body, body) => {
    expect(answer(sms, { Body }).twiml).toBe(messages({ body }));
  });

  test('may stand for no reply', () => {
    expect(answer(sms, { Body: 'mute' }).twiml).toBe(EMPTY);
  });

  test.each(
    'STOP stop Stopall UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT START YES UNSTOP HELP INFO'.split(' '),
  )('%s belongs to Twilio: no reply, and the owner reads it', (word) => {
    expect(answer({ reply: 'x', forwardTo: OWNER }, { Body: ` ${word} ` }).twiml).toBe(
      messages({ to: OWNER, body: `From ${CALLER}:  ${word} ` }),
    );
  });

  test.each(['STOP', 'HELP', 'START'])('that Twilio recognised as %s get no reply', (OptOutType) => {
    expect(answer({ reply: 'x', forwardTo: OWNER }, { Body: 'no more', OptOutType }).twiml).toBe(
      messages({ to: OWNER, body: `From ${CALLER}: no more` }),
    );
  });

  test('of blocked senders get no reply', () => {
    const line = lineOf({}, { sms: { reply: 'x', forwardTo: OWNER }, blockedCallers: ['+1202*'] });
    expect(smsReply(turnOf(line, { Body: 'ping' })).twiml).toBe(EMPTY);
  });
});

describe('forwarding', () => {
  const sms = { reply: 'Thanks.', forwardTo: '{{OWNER_PHONE_NUMBER}}' };

  test('sends the owner a copy, pictures too', () => {
    const params = {
      Body: 'ping',
      NumMedia: '2',
      MediaUrl0: 'https://a.example/0',
      MediaUrl1: 'https://a.example/1',
    };
    expect(answer(sms, params).twiml).toBe(
      messages(
        { body: 'Thanks.' },
        { to: OWNER, body: `From ${CALLER}: ping`, media: ['https://a.example/0', 'https://a.example/1'] },
      ),
    );
  });

  test.each([
    ['the owner a copy of their own text', OWNER, sms.forwardTo],
    ['the line itself any copy', CALLER, LINE],
  ])('does not send %s', (_name, From, forwardTo) => {
    expect(answer({ ...sms, forwardTo }, { From }).twiml).toBe(messages({ body: 'Thanks.' }));
  });

  test('is skipped and noted where no owner is set', () => {
    const notes: Note[] = [];
    expect(answer(sms, {}, { placeholders: {}, notes }).twiml).toBe(messages({ body: 'Thanks.' }));
    expect(notes).toMatchObject([{ event: 'line.forwardSkipped' }]);
  });

  test('tells what to do about somebody who wants to be left alone, in the language of the line', () => {
    const line = lineOf({}, { sms, voice: { language: 'ko-KR' } });
    const Body = `Stop.${' '.repeat(1600)}`;
    const { twiml } = smsReply(turnOf(line, { Body, From: 'Anonymous' }));
    const [, copy = ''] = /<Body>([\s\S]*)<\/Body>/.exec(twiml) ?? [];
    expect(copy).toMatch(/^From 발신 번호를 숨긴 분: Stop\. +\n.*보내지 마세요\.$/);
    expect(copy).toHaveLength(1600);
  });

  test('keeps to the limit', () => {
    const beginning = `From ${CALLER}: `;
    const body = beginning + 'x'.repeat(1600 - beginning.length);
    const media = Array.from({ length: 10 }, (_, index) => `https://a.example/${index}`);
    const urls = Object.fromEntries(
      [...media, 'https://a.example/10'].map((url, n) => [`MediaUrl${n}`, url]),
    );
    expect(answer(sms, { Body: 'x'.repeat(1600), NumMedia: '11', ...urls }).twiml).toBe(
      messages({ body: 'Thanks.' }, { to: OWNER, body, media }),
    );
  });
});

test('a keyword that folds to nothing answers no text', () => {
  const line = lineOf({}, { sms: { reply: 'Else', keywords: { '…': 'Dots' } } });
  expect(verbsIn(smsReply(turnOf(line, { Body: '!?' })).twiml)).toContain('Else');
});
