import type { Aborted } from './abort.ts';
import type { CallSession } from './session.ts';

/** Twilio's pauses among digits: w is half a second, W a whole one. */
const PAUSES: Readonly<Record<string, number>> = { w: 500, W: 1000 };

/** Plays key tones down the line, as Play's `digits` and `sendDigits` ask. */
export function playTones(
  call: CallSession,
  digits: string,
  signal: AbortSignal = call.signal,
): Promise<'done' | Aborted> {
  call.hear({ text: `[tones ${digits}]`, by: 'tone' });
  const time = [...digits].reduce((sum, digit) => sum + (PAUSES[digit] ?? call.engine.timing.key), 0);
  return call.wait(time, signal);
}
