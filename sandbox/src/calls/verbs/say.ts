import { spokenText } from '../../twiml/parse.ts';
import { wholeNumber } from '../attributes.ts';
import { complain, type Verb } from '../step.ts';
import { speechTime } from '../timing.ts';
import { textFault } from './sayLimits.ts';

/** loop="0" means until the caller hangs up, and Twilio stops at 1000. */
export const MAX_LOOP = 1000;

/** <Say>: speaks its text, `loop` times. */
export const say: Verb = async (step) => {
  const { call, element, scope, board } = step;
  const { voice, language } = element.attributes;
  const text = spokenText(element);
  const fault = textFault(text, voice);
  if (fault) complain(step, fault);
  if (fault || text === '') return undefined;
  const times = wholeNumber(step, 'loop', 1) || MAX_LOOP;
  for (let time = 0; time < Math.min(times, MAX_LOOP); time += 1) {
    call.hear({ text, by: 'Say', voice, language });
    await call.wait(speechTime(board.timing, text), scope);
  }
  return undefined;
};
