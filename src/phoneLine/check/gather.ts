import { normalizeSpeech } from '../speech.ts';
import type { Gather, PhoneLine } from '../types.ts';
import { offers } from '../verbs/gather.ts';
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

function checkKeys(gather: Gather, path: Path): Finding[] {
  const { keys } = offers(gather);
  const noKeys = gather.input === 'speech';
  const findings = keys.flatMap((key) => {
    const place = [...path, 'on', key];
    if (noKeys) return [];
    if (gather.numDigits !== undefined && key.length > gather.numDigits)
      return [
        error(
          place,
          `can never be keyed: the gather ends after ${gather.numDigits} of its keys`,
          'Raise numDigits.',
        ),
      ];
    if (gather.finishOnKey && key.includes(gather.finishOnKey))
      return [
        error(
          place,
          `can never be keyed: ${gather.finishOnKey} ends the input`,
          'Choose another key, or another finishOnKey ("" for none).',
        ),
      ];
    return [];
  });
  const singleKeys = !noKeys && keys.length > 0 && keys.every((key) => key.length === 1);
  if (singleKeys && gather.numDigits === undefined)
    findings.push(
      warning(path, 'waits after the key for more of them', 'Set numDigits to 1, so that one key is enough.'),
    );
  return findings;
}

function checkPhrases(gather: Gather, path: Path): Finding[] {
  const { phrases } = offers(gather);
  const seen = new Map<string, string>();
  return phrases.flatMap((phrase) => {
    const place = [...path, 'on', phrase];
    const words = normalizeSpeech(phrase);
    const same = seen.get(words);
    seen.set(words, phrase);
    if (gather.input === 'dtmf')
      return [
        error(place, 'is a phrase, but the gather listens for keys only', 'Set input to "dtmf speech".'),
      ];
    if (words === '') return [error(place, 'has no word in it that could be said', 'Write the words.')];
    if (same !== undefined) return [error(place, `sounds the same as "${same}"`, 'Keep one of them.')];
    return phrase.length > 100
      ? [warning(place, 'is longer than a hint may be (100 characters)', 'Shorten it.')]
      : [];
  });
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
