import type { Scope } from './scope.ts';
import type { CallSession } from './session.ts';

/** Twilio's pauses among digits: w is half a second, W a whole one. */
const PAUSES: Record<string, number> = { w: 500, W: 1000 };

/** Plays key tones down the line, as Play's `digits` and `sendDigits` ask. */
export async function playTones(call: CallSession, digits: string, scope: Scope): Promise<void> {
  call.hear({ text: `[tones ${digits}]`, by: 'tone' });
  const time = [...digits].reduce((sum, digit) => sum + (PAUSES[digit] ?? call.timing.key), 0);
  await call.wait(time, scope);
}
