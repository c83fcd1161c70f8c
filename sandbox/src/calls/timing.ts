/** How long things take on a call that Twilio's own rules leave open. Milliseconds unless said otherwise. */
export interface Timing {
  /** Speech, Twilio's and people's. */
  msPerCharacter: number;
  minSpeech: number;
  /** A played file, whose real length the sandbox does not look up. */
  play: number;
  /** One key tone, or the gap before a queued key is pressed. */
  key: number;
  beep: number;
  /** From the REST request to the first status callback. */
  setUp: number;
  /** Ring of a phone that nobody holds, until it answers by itself. */
  ring: number;
  /** Talk of somebody who answered by themselves and whom nobody plays. */
  conversation: number;
  /** Until a recording is ready for its callback. */
  processing: number;
  /** Waits on a call that nobody attends take this fraction of their time. */
  unattended: number;
  /** Count: prompts without an answer after which an unattended person hangs up. */
  patience: number;
}

export const DEFAULT_TIMING: Timing = {
  msPerCharacter: 65,
  minSpeech: 300,
  play: 3000,
  key: 100,
  beep: 500,
  setUp: 50,
  ring: 1000,
  conversation: 10_000,
  processing: 300,
  unattended: 0.25,
  patience: 3,
};

/** Ms that a voice takes for a text. */
export function speechTime(timing: Timing, text: string): number {
  return Math.max(timing.minSpeech, text.length * timing.msPerCharacter);
}

/** Pauses among digits as Twilio writes them, in ms: w is half a second, W a whole one. */
export const DIGIT_PAUSES: Readonly<Record<string, number>> = { w: 500, W: 1000 };

/** Ms that key tones take down the line. */
export function toneTime(timing: Timing, digits: string): number {
  return [...digits].reduce((sum, digit) => sum + (DIGIT_PAUSES[digit] ?? timing.key), 0);
}
