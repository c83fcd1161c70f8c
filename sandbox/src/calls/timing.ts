/** Durations in a call that Twilio's own rules leave open. All are in ms unless said otherwise. */
export interface Timing {
  /** How long speech takes for each character, Twilio's and people's. */
  msPerCharacter: number;
  minSpeech: number;
  /** A played file, whose real length the sandbox does not look up. */
  play: number;
  /** One key tone, or the gap before a queued key is pressed. */
  key: number;
  beep: number;
  /** From the REST request to the first status callback. */
  setUp: number;
  /** How long a phone that nobody holds rings, until it answers by itself. */
  ring: number;
  /** How long the person at a phone that answered by itself talks, where no test or page acts for them. */
  conversation: number;
  /** Until machine detection takes what it hears for a person, an answering machine or a fax. */
  detectHuman: number;
  detectMachine: number;
  detectFax: number;
  /** How long the tape of an answering machine runs, until it hangs up. */
  tape: number;
  /** How long a fax sends its tones, until it hangs up. */
  fax: number;
  /** Until a recording is ready for its callback. */
  processing: number;
  /** A factor: in a call in which no page or test acts for the person, waits take this part of their time. */
  unattended: number;
  /** A count: after so many prompts without an answer, the person of such a call hangs up. */
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
  detectHuman: 1500,
  detectMachine: 4000,
  detectFax: 2000,
  tape: 120_000,
  fax: 30_000,
  processing: 300,
  unattended: 0.25,
  patience: 3,
};

/** Returns how long a voice takes for a text, in ms. */
export function speechTime(timing: Timing, text: string): number {
  return Math.max(timing.minSpeech, text.length * timing.msPerCharacter);
}

/** Pauses among digits as Twilio writes them, in ms: w is half a second, W a whole one. */
export const DIGIT_PAUSES: Readonly<Record<string, number>> = { w: 500, W: 1000 };

/** Returns how long key tones take, in ms. */
export function toneTime(timing: Timing, digits: string): number {
  return [...digits].reduce((sum, digit) => sum + (DIGIT_PAUSES[digit] ?? timing.key), 0);
}
