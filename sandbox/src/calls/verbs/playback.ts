import { spokenText } from '../../twiml/parse.ts';
import type { Aborted } from '../abort.ts';
import { complain, resolveUrl, type Step, type Verb, wholeNumber } from '../step.ts';
import { speechTime } from '../timing.ts';

/** loop="0" means until the caller hangs up, and Twilio stops at 1000. */
const MAX_LOOP = 1000;

const ENCODED_LIMIT = 4500;
const REMEDY = 'Twilio would not speak it. What to do: split it into several <Say>';

/** <Say>: speaks its text, `loop` times. */
export const say: Verb = async (step) => {
  const { call, element, signal } = step;
  const { voice, language } = element.attributes;
  const text = spokenText(element);
  const fault = textFault(text, voice);
  if (fault) complain(step, fault);
  if (fault || text === '') return undefined;
  await loop(step, () => {
    call.hear({ text, by: 'Say', voice, language });
    return call.wait(speechTime(call.engine.timing, text), signal);
  });
  return undefined;
};

/** <Play>: plays a file (whose length the sandbox does not look up), or key tones with `digits`. */
export const play: Verb = async (step) => {
  const { digits } = step.element.attributes;
  if (digits !== undefined) await playDigits(step, digits);
  else if (step.element.text === '') complain(step, 'there is neither a URL nor digits to play: skipped');
  else await playFile(step);
  return undefined;
};

/** <Pause>: silence for `length` seconds (1). */
export const pause: Verb = async (step) => {
  await step.call.wait(wholeNumber(step, 'length', 1) * 1000, step.signal);
  return undefined;
};

async function playDigits(step: Step, digits: string): Promise<void> {
  if (/^[0-9A-D#*wW]+$/.test(digits)) await step.call.playTones(digits, step.signal);
  else complain(step, `12200 digits="${digits}" holds more than 0-9, A-D, #, *, w and W: skipped`);
}

async function playFile(step: Step): Promise<void> {
  const { call, element, signal } = step;
  const url = resolveUrl(step, element.text);
  await loop(step, () => {
    call.hear({ text: `[plays ${url}]`, by: 'Play', url });
    return call.wait(call.engine.timing.play, signal);
  });
}

/** Plays as often as the verb's `loop` says, or until its signal aborts. */
async function loop(step: Step, playOnce: () => Promise<'done' | Aborted>): Promise<void> {
  const times = wholeNumber(step, 'loop', 1) || MAX_LOOP;
  for (let time = 0; time < Math.min(times, MAX_LOOP); time += 1) {
    if ((await playOnce()) === 'aborted') return;
  }
}

/** Why Twilio would refuse to speak a text (error 13521), or undefined. Its limits depend on the voice. */
function textFault(text: string, voice = 'man'): string | undefined {
  const limit = limitFor(voice);
  if (text.length > limit)
    return `13521 the text has ${text.length} characters, over ${limit} for ${voice}. ${REMEDY}`;
  const encoded = encodeURIComponent(Buffer.from(text).toString()).length;
  if (encoded <= ENCODED_LIMIT) return undefined;
  return `13521 the text takes ${encoded} characters URL-encoded, over ${ENCODED_LIMIT}. ${REMEDY}`;
}

function limitFor(voice: string): number {
  if (voice.startsWith('Polly.')) return 3000;
  return voice.startsWith('Google.') ? 5000 : 4096;
}
