import { normalizeSpeech } from '../src/phoneLine/speech.ts';
import type { Gather, PhoneLine } from '../src/phoneLine/types.ts';
import { offers } from '../src/phoneLine/verbs/gather.ts';
import { error, type Finding, type Path, warning } from './finding.ts';
import { verbs } from './walk.ts';

/** Each choice a gather offers can be made, and is not the same as another. */
export function checkGathers(line: PhoneLine): Finding[] {
  return verbs(line).flatMap(({ verb, path }) => {
    if (!verb.gather) return [];
    const place = [...path, 'gather'];
    return [
      ...checkKeys(verb.gather, place),
      ...checkPhrases(verb.gather, place),
      ...checkPrompt(verb.gather, place),
    ];
  });
}

/** What is wrong, and what to do about it. */
type Problem = [message: string, remedy: string];

function checkKeys(gather: Gather, path: Path): Finding[] {
  if (gather.input === 'speech') return [];
  const { keys } = offers(gather);
  const findings = keys.flatMap((key) => {
    const problem = keyProblem(key, gather);
    return problem ? [error([...path, 'on', key], ...problem)] : [];
  });
  const singleKeys = keys.length > 0 && keys.every((key) => key.length === 1);
  if (!singleKeys || gather.numDigits !== undefined) return findings;
  const remedy = 'Set numDigits to 1, so that one key is enough.';
  return [...findings, warning(path, 'waits after the key for more of them', remedy)];
}

function keyProblem(key: string, { numDigits, finishOnKey }: Gather): Problem | undefined {
  if (numDigits !== undefined && key.length > numDigits)
    return [`can never be keyed: the gather ends after ${numDigits} of its keys`, 'Raise numDigits.'];
  if (finishOnKey && key.includes(finishOnKey))
    return [
      `can never be keyed: ${finishOnKey} ends the input`,
      'Choose another key, or another finishOnKey ("" for none).',
    ];
  return undefined;
}

function checkPhrases(gather: Gather, path: Path): Finding[] {
  const { phrases } = offers(gather);
  const seen = new Map<string, string>();
  return phrases.flatMap((phrase) => {
    const place = [...path, 'on', phrase];
    const words = normalizeSpeech(phrase);
    const problem = phraseProblem(gather, words, seen.get(words));
    seen.set(words, phrase);
    if (problem) return [error(place, ...problem)];
    if (phrase.length <= 100) return [];
    return [warning(place, 'is longer than a hint may be (100 characters)', 'Shorten it.')];
  });
}

function phraseProblem({ input }: Gather, words: string, same: string | undefined): Problem | undefined {
  if (input === 'dtmf')
    return ['is a phrase, but the gather listens for keys only', 'Set input to "dtmf speech".'];
  if (words === '') return ['has no word in it that could be said', 'Write the words.'];
  return same === undefined ? undefined : [`sounds the same as "${same}"`, 'Keep one of them.'];
}

function checkPrompt(gather: Gather, path: Path): Finding[] {
  const findings: Finding[] = [];
  for (const [index, { play }] of (gather.prompt ?? []).entries()) {
    if (typeof play === 'object' && 'digits' in play)
      findings.push(
        error(
          [...path, 'prompt', index, 'play'],
          'key tones cannot be played while keys are awaited',
          'Play an audio file, or move it before the gather.',
        ),
      );
  }
  const hints = typeof gather.hints === 'string' ? gather.hints.split(',') : (gather.hints ?? []);
  if (hints.length > 500 || hints.some((hint) => hint.trim().length > 100))
    findings.push(
      error([...path, 'hints'], 'Twilio takes at most 500 hints of 100 characters each', 'Leave some out.'),
    );
  return findings;
}
