import { describe } from 'vitest';
import { inStart, KNOWN, saysOf, type WrongRow } from './wrongFiles.ts';

const numbers: WrongRow[] = [
  ['{ "dial": ▶"+8201012345678" }', /has a 0 too many after the country code \+82\n.*Write \+821012345678\./],
  ['{ "dial": ▶"+12025550100" }', /the number of the line itself.*cannot call or text itself/],
  ['{ "dial": { "numbers": ["+12025550111", ▶"+12025550100"] } }', /the number of the line itself/],
  ['{ "sms": { "to": ▶"+12025550100", "text": "Hi" } }', /the number of the line itself/],
  [
    '{ "dial": ▶"911" }',
    /"911" is a short or an emergency number, which the line cannot call.*\+12025550143/,
  ],
  ['{ "dial": { "number": ▶"112" } }', /"112" is a short or an emergency number/],
  ['{ "dial": ▶"+110" }', /"\+110" is a short or an emergency number/],
  ['{ "dial": ▶"00493012345678" }', /write \+493012345678/],
  ['{ "dial": ▶"+1 (202) 555-0143" }', /write \+12025550143/],
  ['{ "dial": ▶"+49 (0)30 12345678" }', /write \+493012345678/],
  ['{ "dial": ▶"tel:+12025550143" }', /write \+12025550143/],
  ['{ "dial": ▶"＋１２０２５５５０１４３" }', /write \+12025550143/],
  [
    '{ "dial": ▶"\u202a+12025550143\u202c" }',
    /"\\u202a\+12025550143\\u202c" is not written as it must be: write \+12025550143/,
  ],
  [
    '{ "sms": { "to": ▶"+1202555\u00ad0143", "text": "Hi" } }',
    /"\+1202555\\u00ad0143" .*write \+12025550143/,
  ],
  ['{ "dial": ▶"+1\u00a0202\u00a0555\u20110143" }', /"\+1\\u00a0202\\u00a0555.0143" .*write \+12025550143/],
  [
    '{ "dial": ▶"\u200e{{OWNER_PHONE_NUMBER}}" }',
    /"\\u200e\{\{OWNER_PHONE_NUMBER\}\}" .*write \{\{OWNER_PHONE_NUMBER\}\}/,
  ],
  ['{ "dial": ▶"\u202aBob" }', /"\\u202aBob" is not a phone number/],
  ['{ "dial": ▶12025550143 }', /is a number, but must be a text.*\n.*Write "\+12025550143"\./],
  ['{ "dial": ▶"(202) 555-0143" }', /is not a phone number: .* such as \+12025550143/],
  ['{ "dial": ▶"sip:me@example.com" }', /is an address, but a phone number must stand here/],
  ['{ "dial": ▶"Bob" }', /"Bob" is not a phone number/],
  ['{ "dial": ▶"OWNER_PHONE_NUMBER" }', /write \{\{OWNER_PHONE_NUMBER\}\}/],
  ['{ "dial": ▶"{OWNER_PHONE_NUMBER}" }', /write \{\{OWNER_PHONE_NUMBER\}\}/],
  [
    '{ "dial": ▶"{{Digits}}" }',
    /\{\{Digits\}\} cannot stand here: use a number or \{\{OWNER_PHONE_NUMBER\}\}/,
  ],
  ['{ "dial": ▶"+1202555014" }', /is not a number that can exist\n.*count the digits/],
];

const dials: WrongRow[] = [
  [
    '{ "dial": { "numbers": ▶"+12025550111" } }',
    /is a text, but must be a list\n\s+Write \["\+12025550111"\]\.$/,
  ],
  [
    '{ "dial": { "numbers": ▶"Bob and Alice" } }',
    /is a text, but must be a list\n\s+Write it such as \["\+12025550143"\]\.$/,
  ],
  [
    '{ "dial": ▶{ "number": "+12025550111", "numbers": ["+12025550112"] } }',
    /both number and numbers: keep number to call one/,
  ],
  [
    '{ "dial": ▶["+12025550111", "+12025550112"] }',
    /Write \{"numbers": \["\+12025550111", "\+12025550112"\]\}/,
  ],
  ['{ "dial": { ▶"phone": "+12025550111" } }', /"phone" is not known here\n.*Did you mean "number"\?$/],
  ['{ "dial": { "number": "+12025550111", ▶"ring": 20 } }', /Did you mean "timeout"\?/],
  ['{ "dial": { "number": "+12025550111", ▶"noAnswer": "away" } }', /Did you mean "otherwise"\?/],
  [
    '{ "dial": { "number": "+12025550111", "timeout": ▶"20" } }',
    /must be a whole number of seconds.*\n.*Write 20\./,
  ],
  [
    '{ "dial": { "number": "+12025550111", "otherwise": ▶[{ "say": "x" }] } }',
    /under voice\.documents.*write that name here/,
  ],
  [
    '{ "dial": { "number": "+12025550111", "record": ▶"yes" } }',
    /must be true or false or .*\n.*such as true\./,
  ],
];

const besideTheirVerb: WrongRow[] = [
  [
    '{ "say": "x", ▶"voice": "man" }',
    /"voice" stands beside "say", but belongs in it\n.*\{"say": \{"text": "x", "voice": "man"\}\}/,
  ],
  ['{ "say": "x", ▶"voice": "man", "language": "en-US" }', /"voice" and "language" stand beside "say"/],
  [
    '{ "dial": "+12025550111", ▶"timeout": 20 }',
    /Write \{"dial": \{"number": "\+12025550111", "timeout": 20\}\}/,
  ],
  [
    '{ "play": "https://a.example/a.mp3", ▶"loop": 2 }',
    /Write \{"play": \{"url": "https:\/\/a.example\/a.mp3", "loop": 2\}\}/,
  ],
  ['{ "sms": "x", ▶"to": "+12025550111" }', /Write \{"sms": \{"text": "x", "to": "\+12025550111"\}\}/],
  [
    '{ "gather": { "numDigits": 1 }, ▶"on": { "1": "away" } }',
    /Write \{"gather": \{"numDigits": 1, "on": \{"1": "away"\}\}\}/,
  ],
  ['▶{ "say": "x", "hangup": true }', /exactly one of .*put each of say, hangup into an object of its own/],
];

const otherWords: WrongRow[] = [
  ...(
    [
      ['message', '"sms" or "say"'],
      ['forward', '"dial"'],
      ['text', '"say" or "sms"'],
      ['speak', '"say"'],
      ['call', '"dial"'],
      ['voicemail', '"record"'],
      ['transfer', '"dial"'],
      ['menu', '"gather"'],
      ['wait', '"pause"'],
      ['audio', '"play"'],
      ['end', '"hangup"'],
      ['goto', '"redirect"'],
      ['Say', '"say"'],
      ['hang_up', '"hangup"'],
    ] as const
  ).map(
    ([word, meant]): WrongRow => [
      `{ ▶"${word}": "x" }`,
      new RegExp(`there is no verb "${word}"\\n\\s+Did you mean ${meant}\\?$`),
    ],
  ),
  ['{ "gather": { ▶"say": "Press 1." } }', /Write "prompt": \[\{"say": "Press 1\."\}\]/],
  ['{ "gather": { ▶"options": { "1": "away" } } }', /Did you mean "on"\?/],
  ['{ "record": { ▶"duration": 60 } }', /Did you mean "maxLength" or "timeout"\?/],
  ['{ "sms": { "to": "+12025550111", ▶"body": "x" } }', /Did you mean "text"\?/],
];

const forms: WrongRow[] = [
  ['▶"Hello"', /is a text, but must be an object\n.*Write \{"say": "Hello"\}/],
  ['{ "pause": ▶"2" }', /whole number of seconds.*\n.*Write 2\./],
  ['{ "hangup": ▶false }', /must be true/],
  [
    '{ "gather": { "prompt": ▶"Press 1." } }',
    /is a text, but must be a list\n.*Write \[\{"say": "Press 1\."\}\]/,
  ],
  ['{ "gather": { "prompt": ▶{ "say": "Press 1." } } }', /Write \[\{"say": "Press 1\."\}\]/],
  ['{ "gather": ▶[{ "say": "Press 1." }] }', /Write \{"prompt": \[\{"say": "Press 1\."\}\]\}/],
  ['{ "gather": ▶"Press 1." }', /Write \{"prompt": \[\{"say": "Press 1\."\}\]\}/],
  ['{ "gather": { "numDigits": 1, "on": { "1": ▶{ "redirect": "away" } } } }', /write that name here/],
  ['{ "gather": { "on": ▶["away"] } }', /Write it such as \{"1": "sales"/],
  ['{ "record": ▶true }', /must be an object\n.*Write \{\}\./],
  ['{ ▶"verb": "say", "text": "Hi" }', /there is no verb "verb".*\n.*Write \{"say": \{"text": "Hi"\}\}/],
  ['{ "pause": ▶"2s" }', /Write 2\./],
  ['{ "pause": ▶{ "length": 2 } }', /Write 2\./],
  ['{ "redirect": ▶{ "to": "away" } }', /is an object, but must be a text\n.*Write "away"/],
  ['{ "redirect": ▶["away"] }', /Write "away"/],
  ['{ "gather": { "hints": ▶5 } }', /such as \["sales", "opening hours"\]/],
  ['{ "redirect": ▶"https://a.example" }', /is a URL, but the name of a document must stand here/],
  ['{ "redirect": ▶"+12025550111" }', /is a phone number, but the name of a document/],
  ['{ "redirect": ▶"awya" }', /no document named "awya"\n.*Did you mean "away"/],
  ['{ "play": ▶"hello.mp3" }', /give a full URL that begins with https:\/\//],
  ['{ "say": ▶{ "voice": "man" } }', /text: is missing\n.*Add "text": "/],
  ['{ "say": { "text": "x", ▶"speed": 2 } }', /Known here: text, voice, language, loop/],
];

const spokenTexts: WrongRow[] = [
  ['{ "say": ▶"Hi {From}" }', /\{From\} is read aloud as it stands.*\n.*Did you mean \{\{From\}\}\?/],
  ['{ "say": ▶"Hi %from%" }', /%from% is read aloud.*\n.*\{\{From\}\}/],
  ['{ "say": ▶"Hi [CallerName]" }', /\[CallerName\] is read aloud.*\n.*\{\{CallerName\}\}/],
  ['{ "say": ▶"Hi {{From" }', /a placeholder is not closed with \}\}: \{\{From\n.*Write \{\{From\}\}/],
  ['{ "say": ▶"Hi {{From}" }', /not closed with \}\}: \{\{From\}\n/],
  ['{ "say": ▶"Hi {{From and {{To}}" }', /not closed with \}\}: \{\{From and/],
  ['{ "say": ▶"Hi From}}" }', /\}\} closes a placeholder that was not opened: Hi From\}\}/],
  ['{ "say": ▶"Hi {{form}}" }', /no placeholder \{\{form\}\}\n.*Did you mean "From"/],
  ['{ "say": ▶"Hi {{caller}}" }', /no placeholder \{\{caller\}\}\n.*There are From, To, /],
  ['{ "say": ▶"You wrote {{Body}}" }', /\{\{Body\}\} is always empty here: a call has none/],
  [
    '{ "record": {} }, { "say": ▶"You keyed {{Digits}}" }',
    /\{\{Digits\}\} is always empty here: .* no gather leads here/,
  ],
  [
    '{ "gather": {} }, { "record": {} }, { "say": ▶"{{SpeechResult}}" }',
    /\{\{SpeechResult\}\} is always empty/,
  ],
  [
    '{ "say": ▶"One moment <break time=\\"1s\\"/> please" }',
    /<break time="1s"\/> is read aloud.*\n.*\{"pause": 1\}/,
  ],
  ['{ "say": { "text": ▶"<prosody rate=\\"slow\\">Hi</prosody>" } }', /<prosody rate="slow"> is read aloud/],
  ['{ "say": ▶"Fish &amp; chips" }', /&amp; is read aloud.*\n.*Write the character itself/],
  ['{ "sms": ▶"Hi {From}" }', /\{From\} is sent as it stands/],
  ['{ "sms": ▶"<b>Hi</b>" }', /<b> is sent as it stands/],
  ['{ "say": ▶"안녕하세요" }', /is written in Hangul, but spoken as en-US/],
  [
    '{ "say": { "text": "x", "voice": ▶"Polly.Joana" } }',
    /no voice Polly\.Joana\n.*Did you mean "Polly\.Joanna"/,
  ],
  ['{ "say": { "text": "x", "voice": ▶"Joanna" } }', /Did you mean "Polly\.Joanna"/],
  ['{ "say": { "text": "x", "voice": ▶"Polly.Joanna-Nueral" } }', /Did you mean "Polly\.Joanna-Neural"/],
  [
    '{ "say": { "text": "x", "voice": ▶"Google.en-US-Neurall2-C" } }',
    /Did you mean "Google\.en-US-Neural2-C"/,
  ],
  ['{ "say": { "text": "x", "voice": ▶"female" } }', /Did you mean "woman"/],
  ['{ "say": { "text": "x", "voice": ▶"Somebody" } }', /Look it up/, 'warning'],
  ['{ "say": { "text": "x", "language": ▶"en_US" } }', /not a language tag: write en-US$/],
  ['{ "say": { "text": "x", "language": ▶"en-UK" } }', /write en-GB$/],
];

const keys: WrongRow[] = [
  [
    '{ "gather": { "on": { ▶"１": "away" } } }',
    /"１" is taken for words to say, not for a key\n.*Write "1"\./,
  ],
  ['{ "gather": { "on": { ▶" 1": "away" } } }', /" 1" is taken for words.*\n.*Write "1"\./],
  ['{ "gather": { "on": { ▶"press 1": "away" } } }', /Write "1"\./],
  ['{ "gather": { "on": { ▶"1-3": "away" } } }', /"1-3" is taken for words.*\n.*Write each key by itself/],
  [
    '{ "gather": { "on": { ▶"default": "away" } } }',
    /"default" is taken for words.*\n.*"otherwise" beside "on"/,
  ],
  ['{ "gather": { "numDigits": 1, "on": { ▶"12": "away" } } }', /can never be keyed/],
  ['{ "gather": ▶{ "on": { "1": "away" } } }', /waits after the key.*\n.*Set numDigits to 1/, 'warning'],
  [
    '{ "record": { "transcribe": ▶true } }',
    /120 seconds long at most.*without maxLength.*3600\n.*Set maxLength to 120/,
  ],
  ['{ "record": { "transcribe": true, "maxLength": ▶121 } }', /120 seconds long at most\n/],
];

describe('numbers', () => saysOf(numbers, inStart, KNOWN));
describe('dial', () => saysOf(dials, inStart, KNOWN));
describe('attributes beside their verb', () => saysOf(besideTheirVerb, inStart, KNOWN));
describe('other words', () => saysOf(otherWords, inStart, KNOWN));
describe('other forms', () => saysOf(forms, inStart, KNOWN));
describe('texts', () => saysOf(spokenTexts, inStart, KNOWN));
describe('keys and recordings', () => saysOf(keys, inStart, KNOWN));
describe("the owner's phone", () => {
  const own = { settings: { TWILIO_PHONE_NUMBER: '+12025550100', OWNER_PHONE_NUMBER: '+12025550100' } };
  saysOf(
    [['{ "dial": ▶"{{OWNER_PHONE_NUMBER}}" }', /number of the line itself.*\n.*Set OWNER_PHONE_NUMBER/]],
    inStart,
    own,
  );
});
