import { expect, test } from 'vitest';
import { partsOf } from '../../../sandbox/page/talk/links.ts';

const SID = `RE${'0123456789abcdef'.repeat(2)}`;

test('links and recordings are found, and the words around them are kept', () => {
  const recording = `http://127.0.0.1:7080/2010-04-01/Accounts/AC1/Recordings/${SID}.mp3`;
  expect(partsOf(`Listen: ${recording}, or see https://example.com/a?b=c.`)).toEqual([
    { kind: 'text', text: 'Listen: ' },
    { kind: 'recording', text: recording, sid: SID },
    { kind: 'text', text: ', or see ' },
    { kind: 'link', text: 'https://example.com/a?b=c', url: 'https://example.com/a?b=c' },
    { kind: 'text', text: '.' },
  ]);
});

test.each(['', 'no link', 'javascript:alert(1)', '<a href="x">', 'http://'])('%j holds no link', (text) => {
  expect(partsOf(text).every(({ kind }) => kind === 'text')).toBe(true);
});
