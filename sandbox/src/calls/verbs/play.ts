import { wholeNumber } from '../attributes.ts';
import { complain, resolveUrl, type Step, type Verb } from '../step.ts';
import { playTones } from '../tones.ts';
import { MAX_LOOP } from './say.ts';

/** <Play>: plays a file (whose length the sandbox does not look up), or key tones with `digits`. */
export const play: Verb = async (step) => {
  const { digits } = step.element.attributes;
  if (digits !== undefined) await playDigits(step, digits);
  else if (step.element.text === '') complain(step, 'there is neither a URL nor digits to play: skipped');
  else await playFile(step);
  return undefined;
};

async function playDigits(step: Step, digits: string): Promise<void> {
  if (!/^[0-9A-D#*wW]+$/.test(digits)) {
    complain(step, `12200 digits="${digits}" holds more than 0-9, A-D, #, *, w and W: skipped`);
    return;
  }
  await playTones(step.call, digits, step.scope);
}

async function playFile(step: Step): Promise<void> {
  const { call, element, scope, board } = step;
  const url = resolveUrl(step, element.text);
  const times = wholeNumber(step, 'loop', 1) || MAX_LOOP;
  for (let time = 0; time < Math.min(times, MAX_LOOP); time += 1) {
    call.hear({ text: `[plays ${url}]`, by: 'Play', url });
    await call.wait(board.timing.play, scope);
  }
}
