import { complain, type Step } from './step.ts';

/** A whole-number attribute within Twilio's range; out of it, or no number, is noted and the default used. */
export function wholeNumber(
  step: Step,
  name: string,
  otherwise: number,
  { least = 0, most = Number.MAX_SAFE_INTEGER } = {},
): number {
  const text = step.element.attributes[name]?.trim();
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  complain(step, `12200 ${name}="${text}" is no whole number from ${least} to ${most}: ${otherwise} is used`);
  return otherwise;
}

/** A true/false attribute. */
export function flag(step: Step, name: string, otherwise: boolean): boolean {
  const text = step.element.attributes[name]?.trim().toLowerCase();
  if (text === undefined) return otherwise;
  if (text === 'true' || text === 'false') return text === 'true';
  complain(step, `12200 ${name}="${text}" is neither true nor false: ${otherwise} is used`);
  return otherwise;
}

/** An attribute that is one of a few words. */
export function oneOf<T extends string>(step: Step, name: string, words: readonly T[], otherwise: T): T {
  const text = step.element.attributes[name]?.trim();
  if (text === undefined) return otherwise;
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  complain(step, `12200 ${name}="${text}" is none of ${words.join(', ')}: ${otherwise} is used`);
  return otherwise;
}
