import { describe } from 'vitest';
import { a, finds, type Row, withDocuments, withHours, withSms, withVerbs } from './helpers.ts';

const shapes: Row[] = [
  ['no object', null, /^\(the whole file\): is null, but must be an object \| Write it such as \{"voice": /],
  ['nothing', {}, /^voice: is missing \| Add "voice": \{"documents": /],
  ['no start', { voice: { documents: {} } }, /^voice.documents: there must be a document named start/],
  [
    'unknown setting',
    withDocuments({}, { smss: {} }),
    'smss: "smss" is not known here | Did you mean "sms"?',
  ],
  ['unknown verb', withVerbs({ sya: 'Hi' }), `${a}.sya: there is no verb "sya" | Did you mean "say"?`],
  ['two verbs in one', withVerbs({ say: 'a', pause: 1 }), /exactly one of say, play, pause, gather/],
  ['no verb', withVerbs({}), /^voice.documents.a\[0\]: a verb is an object with exactly one of/],
  [
    'unknown attribute',
    withVerbs({ gather: { numDigit: 1 } }),
    /a\[0\].gather.numDigit: .* Did you mean "numDigits"\?/,
  ],
  [
    'wrong kind',
    withVerbs({ say: 3 }),
    `${a}.say: is a number, but must be a text or an object | Write "3".`,
  ],
  ['empty text', withVerbs({ say: '  ' }), /^voice.documents.a\[0\].say: the text is empty/],
  ['empty text in an object', withVerbs({ say: { text: '' } }), /a\[0\].say.text: the text is empty/],
  [
    'half a pause',
    withVerbs({ pause: 0.5 }),
    `${a}.pause: must be a whole number of seconds from 1 to 600 | Write it such as 2.`,
  ],
  ['hangup false', withVerbs({ hangup: false }), `${a}.hangup: must be true`],
  ['reject otherwise', withVerbs({ reject: 'no' }), `${a}.reject: must be "rejected" or "busy"`],
  ['plain http', withVerbs({ play: 'http://a.example/a.mp3' }), /a\[0\].play: .* begins with https:\/\//],
  [
    'play with both',
    withVerbs({ play: { url: 'https://a.example/a.mp3', digits: '1' } }),
    /play.digits: "digits" does not go with url/,
  ],
  ['national number', withVerbs({ dial: '(202) 555-0143' }), /a\[0\].dial: .* such as \+12025550143/],
  [
    'placeholder for a number',
    withVerbs({ dial: '{{Digits}}' }),
    /a\[0\].dial: {{Digits}} cannot stand here: use a number or {{OWNER_PHONE_NUMBER}}/,
  ],
  ['no number', withVerbs({ dial: { timeout: 20 } }), `${a}.dial: needs either number or numbers`],
  [
    'number and numbers',
    withVerbs({ dial: { number: '+12025550111', numbers: ['+12025550112'] } }),
    `${a}.dial: has both number and numbers: keep number to call one phone, or numbers to call several at once`,
  ],
  ['eleven numbers', withVerbs({ dial: { numbers: Array(11).fill('+12025550111') } }), /up to 10 numbers/],
  [
    'ring too long',
    withVerbs({ dial: { number: '+12025550111', timeout: 601 } }),
    /dial.timeout: must be .* 5 to 600/,
  ],
  [
    'recording too long',
    withVerbs({ record: { maxLength: 20000 } }),
    /record.maxLength: must be .* 2 to 14400/,
  ],
  ['two finish keys', withVerbs({ gather: { finishOnKey: '*#' } }), /gather.finishOnKey: must be one key/],
  [
    'dial in a prompt',
    withVerbs({ gather: { prompt: [{ dial: '+12025550111' }] } }),
    /prompt\[0\].dial: there is no verb "dial" \| Known here: say, play, pause/,
  ],
  [
    'name with a blank',
    withDocuments({ 'a b': [] }),
    /^voice.documents.start\[0\].gather.on.1: "a b"/,
    /^voice.documents\["a b"\]: "a b" cannot be a document's name/,
  ],
  [
    'wrong time zone',
    withHours({ timeZone: 'Mars/Base' }),
    /^voice.hours.timeZone: "Mars\/Base" is no time zone/,
  ],
  ['offset as a time zone', withHours({ timeZone: '+01:00' }), /^voice.hours.timeZone/],
  [
    'wrong time',
    withHours({ open: { tue: ['9-17'] } }),
    /^voice.hours.open.tue\[0\]: "9-17" is no opening time/,
  ],
  ['time past the end', withHours({ open: { tue: ['09:00-24:30'] } }), /is no opening time/],
  ['wrong day', withHours({ open: { tues: [] } }), /^voice.hours.open.tues: .* Did you mean "tue"\?/],
  [
    'no such date',
    withHours({ holidays: ['2026-02-30'] }),
    /^voice.hours.holidays\[0\]: "2026-02-30" is no date/,
  ],
  ['no reply', withSms({ reply: {} }), /^sms.reply: needs text, mediaUrl or call/],
  [
    'eleven files',
    withSms({ reply: { mediaUrl: Array(11).fill('https://a.example/a') } }),
    /sms.reply.mediaUrl: .* 10 files/,
  ],
  ['forward anywhere', withSms({ forwardTo: '{{From}}' }), /^sms.forwardTo: {{From}} cannot stand here/],
  [
    'blocked word',
    withDocuments({}, { blockedCallers: ['spam'] }),
    /^blockedCallers\[0\]: "spam" matches no caller/,
  ],
];

describe('shapes', () => finds(shapes));
