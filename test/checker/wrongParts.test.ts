import { describe } from 'vitest';
import { beside, inHours, inVoice, KNOWN, saysOf, type WrongRow } from './wrongFiles.ts';

const times: WrongRow[] = [
  [
    '"timeZone": "Europe/Berlin", "open": { "mon": [▶"09:00 – 17:30"] }, "otherwise": "closed"',
    /write 09:00-17:30 /,
  ],
  [
    '"timeZone": "Europe/Berlin", "open": { "mon": [▶"mornings"] }, "otherwise": "closed"',
    /such as 09:00-17:30/,
  ],
  [
    '"timeZone": "Europe/Berlin", "open": { "mon": ▶"09:00-17:00" }, "otherwise": "closed"',
    /Write \["09:00-17:00"\]/,
  ],
  [
    '"timeZone": "Europe/Berlin", "open": { "mon": [▶"9am-5pm"] }, "otherwise": "closed"',
    /write 09:00-17:00 /,
  ],
  [
    '"timeZone": "Europe/Berlin", "open": { ▶"monday": ["09:00-17:00"] }, "otherwise": "closed"',
    /Did you mean "mon"/,
  ],
  [
    '"timeZone": "Europe/Berlin", "open": ▶["09:00-17:00"], "otherwise": "closed"',
    /\{"mon": \["09:00-17:00"\]\}/,
  ],
  [
    '"timeZone": ▶"Berlin", "open": { "mon": ["09:00-17:00"] }, "otherwise": "closed"',
    /such as Europe\/Berlin/,
  ],
  [
    '"timeZone": "Europe/Berlin", "open": { "mon": ["09:00-17:00"] }, "holidays": ▶["2025-12-25"], "otherwise": "closed"',
    /all holidays are past: the last one was 2025-12-25\n.*Add the next ones/,
    'warning',
  ],
  [
    '"timeZone": "Europe/Berlin", "open": { "mon": ["09:00-17:00"] }, "holidays": [▶"25.12.2026"], "otherwise": "closed"',
    /such as 2026-12-25/,
  ],
];

const parts: WrongRow[] = [
  ['▶"//": "Our line"', /"\/\/" is not known here\n.*A line holds no comments/],
  ['▶"hours": {}', /"hours" stands in the wrong place: it belongs in voice\n.*Move it into voice\./],
  ['▶"language": "en-US"', /belongs in voice\n/],
  ['▶"reply": "Thanks"', /belongs in sms\n/],
  ['▶"menu": [{ "say": "x" }]', /"menu" stands in the wrong place: it belongs in voice\.documents\n/],
  ['▶"blacklist": []', /"blacklist" is not known here\n.*Did you mean "blockedCallers"/],
  ['"sms": ▶"Thanks"', /must be an object\n.*Write \{"reply": "Thanks"\}/],
  ['"sms": { "keywords": { ▶"stop": "x" } }', /Twilio answers STOP itself/],
  ['"sms": { "keywords": ▶[] }', /must be an object\n.*such as \{"HOURS": /],
  ['"sms": { "reply": { ▶"message": "x" } }', /"message" is not known here\n.*Did you mean "text"/],
  ['"sms": { "forwardTo": ▶"+12025550100" }', /the number of the line itself/],
  ['"sms": { ▶"HOURS": "x" }', /belongs in sms\.keywords\n/],
  ['"blockedCallers": [▶"Anonymous"]', /matches no caller: write anonymous$/],
  ['"blockedCallers": [▶"spam"]', /matches no caller: write a number .*, anonymous for .*, or unknown for /],
  ['"blockedCallers": ▶"+12025550111"', /Write \["\+12025550111"\]/],
  ['"blockedCallers": [▶"+49015112345678"]', /a 0 too many.*\n.*Write \+4915112345678/, 'warning'],
];

const partsOfVoice: WrongRow[] = [
  ['▶"sms": { "reply": "Thanks" }', /belongs at the top level, beside voice\n.*Move it up, out of voice/],
  ['▶"timeZone": "Europe/Berlin"', /belongs in voice\.hours\n/],
  ['▶"menu": [{ "say": "x" }]', /belongs in voice\.documents\n/],
  ['"voice": ▶""', /names no voice: leave it out/],
  ['"outgoing": ▶"start"', /is a text, but must be a list\n.*Write \["start"\]/],
];

const wholes: WrongRow[] = [
  ['{ ▶"documents": { "start": [{ "say": "x" }] } }', /belongs in voice\n/],
  ['{ "voice": { ▶"start": [{ "say": "x" }] } }', /belongs in voice\.documents\n/],
  [
    '{ "voice": { "documents": { "start": [], ▶"hours": {} } } }',
    /voice\.documents\.hours: .*belongs in voice\n/,
  ],
  ['{ "voice": { "documents": { "start": ▶"Hello" } } }', /must be a list\n.*Write \[\{"say": "Hello"\}\]/],
  [
    '{ "voice": { "documents": { "start": ▶{ "say": "Hello" } } } }',
    /must be a list\n.*Write \[\{"say": "Hello"\}\]/,
  ],
  [
    '{ "voice": { "documents": ▶{ "Start": [] } } }',
    /document named start.*write "start" in place of "Start"/,
  ],
  ['{ "voice": ▶{ } }', /voice\.documents: is missing\n.*Add "documents": \{"start": /],
  ['{ "voice": { "documents": { "start": [], ▶"__proto__": [] } } }', /"__proto__" cannot be a name/],
  ['{ "voice": { "documents": { "start": [], ▶"a b": [] } } }', /"a b" cannot be a document's name/],
];

describe('opening hours', () => saysOf(times, inHours, KNOWN));
describe('beside voice', () => saysOf(parts, beside, KNOWN));
describe('in voice', () => saysOf(partsOfVoice, inVoice, KNOWN));
describe('a whole line', () => saysOf(wholes, (whole) => whole, KNOWN));
