import { describe } from 'vitest';
import { a, finds, type Row, withSms, withVerbs } from './helpers.ts';

const words: Row[] = [
  [
    'unknown placeholder',
    withVerbs({ say: 'Hi {{Form}}' }),
    `${a}.say: there is no placeholder {{Form}} | Did you mean "From"?`,
  ],
  ['a secret', withVerbs({ say: '{{TWILIO_AUTH_TOKEN}}' }), /there is no placeholder {{TWILIO_AUTH_TOKEN}}/],
  [
    'body in a call',
    withVerbs({ say: '{{Body}}' }),
    /^voice.documents.a\[0\].say: {{Body}} is always empty here: a call has none/,
  ],
  ['digits in a text', withSms({ reply: '{{Digits}}' }), /^sms.reply: {{Digits}} is always empty here/],
  [
    'say too long',
    withVerbs({ say: 'x'.repeat(4097) }),
    /a\[0\].say: has 4097 characters; Twilio takes at most 4096/,
  ],
  [
    'Polly too long',
    withVerbs({ say: { text: 'x'.repeat(3001), voice: 'Polly.Amy' } }),
    /say.text: has 3001 characters; .* 3000/,
  ],
  [
    'Google too long',
    withVerbs({ say: { text: 'x'.repeat(4501), voice: 'Google.en-US-Standard-A' } }),
    /has 4501 bytes/,
  ],
  [
    'Hangul too long',
    withVerbs({ say: { text: '가'.repeat(501), voice: 'Polly.Seoyeon', language: 'ko-KR' } }),
    /has 4509 bytes .* 4500/,
  ],
  [
    'prompt too long',
    withVerbs({ gather: { prompt: [{ say: 'x'.repeat(4097) }] } }),
    /gather.prompt\[0\].say: has 4097/,
  ],
  [
    'text in a call too long',
    withVerbs({ sms: 'x'.repeat(1601) }),
    /a\[0\].sms: has 1601 characters; .* 1600 in one text message/,
  ],
  [
    'reply too long',
    withSms({ keywords: { A: { text: 'x'.repeat(1601) } } }),
    /^sms.keywords.A.text: has 1601/,
  ],
  [
    'a document too long',
    withVerbs(...Array(17).fill({ say: 'x'.repeat(4000) })),
    /^voice.documents.a: is longer than Twilio reads/,
  ],
  ['control characters', withVerbs({ say: 'a\u0007b' }), /^warning .*say: holds control characters/],
  ['no such number', withVerbs({ dial: '+1202555014' }), /dial: \+1202555014 is not a number that can exist/],
  [
    'a keyword of Twilio',
    withSms({ keywords: { ' Stop ': 'x' } }),
    /^sms.keywords\[" Stop "\]: Twilio answers STOP itself/,
  ],
  [
    'a keyword twice',
    withSms({ keywords: { hours: 'x', HOURS: 'y' } }),
    /^sms.keywords.HOURS: is the same keyword as "hours"/,
  ],
  [
    'keywords that fold alike',
    withSms({ keywords: { "WHAT'S NEW": 'x', 'what’s new?': 'y', '“hours”': 'x', 'ho\u200burs!': 'y' } }),
    /^sms.keywords\["what’s new\?"\]: is the same keyword as "WHAT'S NEW"/,
    /is the same keyword as "“hours”"/,
  ],
  ['keywords that do not fold alike', withSms({ keywords: { C: 'x', 'C#': 'y', '*': 'z' } })],
  ...['Stop!', 'help.', '“YES”', 'un\u200bstop', ' ｉｎｆｏ '].map(
    (keyword): Row => [
      `a keyword that folds to Twilio's: ${keyword}`,
      withSms({ keywords: { [keyword]: 'x' } }),
      /Twilio answers (STOP|HELP|YES|UNSTOP|INFO) itself, so the line never does \| Choose another word\./,
    ],
  ),
  [
    'a keyword that asks to be left alone',
    withSms({ keywords: { 'opt-out': 'x' } }),
    /^sms.keywords.opt-out: asks to be left alone, and the line never answers such a text \|/,
  ],
  ...['!?', '\u200b'].map(
    (keyword): Row => [
      `a keyword of which nothing is left: ${JSON.stringify(keyword)}`,
      withSms({ keywords: { [keyword]: 'x' } }),
      /holds nothing that a text could be compared with \| Write a word\./,
    ],
  ),
];

const voices: Row[] = [
  [
    'Korean without a voice',
    { voice: { language: 'ko-KR', documents: { start: [{ say: '안녕' }] } } },
    "voice.language: Twilio's plain voice does not speak ko-KR | Set a voice of that language, such as Polly.Seoyeon-Neural.",
  ],
  [
    'Korean in English',
    { voice: { language: 'ko-KR', voice: 'Polly.Joanna-Neural', documents: { start: [{ say: '안녕' }] } } },
    /^voice.voice: the voice Polly.Joanna-Neural speaks en, not ko-KR/,
  ],
  [
    'Hangul said in English',
    withVerbs({ say: '안녕' }),
    /^voice.documents.a\[0\].say: is written in Hangul, but spoken as en-US/,
  ],
  [
    'language without its voice',
    withVerbs({ say: { text: '안녕', language: 'ko-KR' } }),
    /^voice.documents.a\[0\].say: Twilio's plain voice does not speak ko-KR/,
  ],
  [
    'Google of another language',
    withVerbs({ say: { text: 'Hallo', voice: 'Google.en-US-Standard-A', language: 'de-DE' } }),
    /speaks en, not de-DE/,
  ],
  [
    'misspelt voice',
    withVerbs({ say: { text: 'Hi', voice: 'Polly.Joana-Neural' } }),
    /^voice.documents.a\[0\].say.voice: .*Did you mean "Polly.Joanna-Neural"\?/,
  ],
  [
    'transcribed Korean',
    {
      voice: {
        language: 'ko-KR',
        voice: 'Polly.Seoyeon',
        documents: { start: [{ record: { transcribe: true, maxLength: 60 } }] },
      },
    },
    /^warning voice.documents.start\[0\].record.transcribe: Twilio transcribes English only/,
  ],
  [
    'a voice for Latin America',
    withVerbs({ say: { text: 'Hola', voice: 'Google.es-419-Standard-A', language: 'es-MX' } }),
  ],
  [
    'a newer voice of Google',
    withVerbs({ say: { text: 'Hi', voice: 'Google.en-US-Chirp3-HD-Aoede', language: 'en-US' } }),
  ],
  [
    'a name without its beginning',
    withVerbs({ say: { text: 'Hi', voice: 'Ivy' } }),
    /Did you mean "Polly\.Ivy"/,
  ],
  ['a voice of any language', withVerbs({ say: { text: 'Hei', voice: 'alice', language: 'fi-FI' } })],
  [
    'Mandarin under another name',
    withVerbs({ say: { text: '你好', voice: 'Polly.Zhiyu', language: 'cmn-CN' } }),
  ],
  ['a voice of nobody', withVerbs({ say: { text: 'Hi', voice: 'Somebody' } }), /^warning .*Look it up/],
  ['two languages', withVerbs({ say: { text: 'नमस्ते', voice: 'Polly.Aditi', language: 'hi-IN' } })],
];

describe('words', () => finds(words));
describe('voices', () => finds(voices));
