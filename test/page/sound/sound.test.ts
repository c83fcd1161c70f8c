import { expect, test } from 'vitest';
import { encodeWav } from '../../../sandbox/page/sound/microphone.ts';
import { pickVoice } from '../../../sandbox/page/sound/speaker.ts';
import { dtmf } from '../../../sandbox/page/sound/tones.ts';
import { wavSeconds } from '../../../sandbox/src/calls/record/wav.ts';

test('a WAV file of half a second, loud samples clipped', () => {
  const samples = new Float32Array(4000).fill(0.5);
  samples.set([1.5, -1.5, 0]);
  const wav = encodeWav(samples);
  expect(wavSeconds(wav)).toBe(0.5);
  const view = new DataView(wav.buffer);
  expect([44, 46, 48, 50].map((offset) => view.getInt16(offset, true))).toEqual([32767, -32767, 0, 16384]);
});

test.each([
  ['1', [697, 1209]],
  ['5', [770, 1336]],
  ['0', [941, 1336]],
  ['#', [941, 1477]],
  ['*', [941, 1209]],
  ['D', [941, 1633]],
  ['w', undefined],
  ['', undefined],
])('the tone of %s', (key, frequencies) => {
  expect(dtmf(key)).toEqual(frequencies);
});

const VOICES = [
  { name: 'Daniel', lang: 'en-GB' },
  { name: 'Samantha', lang: 'en-US' },
  { name: 'Joanna', lang: 'en_US' },
  { name: 'Yuna', lang: 'ko-KR' },
];

test.each([
  ['en-US', 'Polly.Joanna-Neural', 'Joanna'],
  ['en-US', undefined, 'Samantha'],
  ['en-AU', undefined, 'Daniel'],
  ['ko-KR', 'Polly.Seoyeon-Neural', 'Yuna'],
  [undefined, 'Google.ko-KR-Standard-A', 'Yuna'],
  ['fi-FI', undefined, undefined],
])('the voice for %s and %s is %s', (language, voice, name) => {
  expect(pickVoice(VOICES, language, voice)?.name).toBe(name);
});
