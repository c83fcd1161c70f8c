import type { PhoneLine } from '../src/phoneLine/types.ts';
import { error, type Finding, strict } from './finding.ts';
import { didYouMean } from './suggest.ts';
import { references } from './walk.ts';

/** Every document that is named exists. */
export function checkNames(line: PhoneLine): Finding[] {
  const names = Object.keys(line.voice.documents);
  return references(line)
    .filter(({ to }) => !names.includes(to))
    .map(({ path, to }) =>
      error(
        path,
        `there is no document named "${to}"`,
        didYouMean(to, names) ?? `Add voice.documents.${to}, or name one of ${names.join(', ')}.`,
      ),
    );
}

/** Every document can be reached: by a call's beginning, from a document that can, by a text that asks for a call, or by makeCall. */
export function checkReachable(line: PhoneLine): Finding[] {
  const all = references(line);
  const reached = new Set(['start', ...all.filter(({ from }) => !from).map(({ to }) => to)]);
  for (const document of reached) {
    for (const { from, to } of all) if (from === document) reached.add(to);
  }
  return Object.keys(line.voice.documents)
    .filter((name) => !reached.has(name))
    .map((name) =>
      strict(
        ['voice', 'documents', name],
        'nothing leads to this document',
        'Name it somewhere (on, otherwise, then, redirect, call); list it in voice.outgoing if only makeCall plays it; or remove it.',
      ),
    );
}
