import { expect, test } from 'vitest';
import { describeVerb } from '../../../sandbox/page/flow/describe.ts';

test.each([
  ['say', 'Hello', 'say “Hello”'],
  ['say', { text: '안녕하세요' }, 'say “안녕하세요”'],
  ['say', 'A text that is far too long for a box in a picture', 'say “A text that is far too long…”'],
  ['play', 'https://example.com/sounds/a.mp3', 'play a.mp3'],
  ['play', { digits: 'ww12' }, 'play ww12'],
  ['pause', 2, 'pause 2 s'],
  ['gather', { numDigits: 1 }, 'gather 1 key'],
  ['gather', {}, 'gather keys'],
  ['gather', { input: 'dtmf speech' }, 'gather keys or speech'],
  ['dial', '{{OWNER_PHONE_NUMBER}}', 'dial OWNER_PHONE_NUMBER'],
  ['dial', { numbers: ['+1', '+2'] }, 'dial +1, +2'],
  ['record', { maxLength: 60 }, 'record up to 60 s'],
  ['redirect', 'start', 'redirect to start'],
  ['reject', 'busy', 'reject busy'],
  ['hangup', true, 'hang up'],
  ['sms', { to: '+1', text: 'Hi' }, 'text “Hi”'],
  ['unheard-of', {}, 'unheard-of'],
])('%s %j is %s', (name, value, words) => {
  expect(describeVerb({ name, value })).toBe(words);
});
