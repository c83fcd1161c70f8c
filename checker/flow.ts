import { endingOf, entriesOf, exitsOf, type PhoneLine, type Verb } from '../src/tooling.ts';
import { atKey, error, type Finding, type Path, strict } from './finding.ts';
import { didYouMean } from './nearest.ts';
import type { Checked } from './options.ts';
import { namedExits, type PlacedExit, verbs } from './verbs.ts';

/** A place that names a document. */
interface Reference {
  path: Path;
  to: string;
  /** The document in which it stands; absent for hours, texts and outgoing calls. */
  from?: string;
}

/** Every document that is named exists. One of the wrong shape does: it is not reported again wherever it is named. */
export function checkNames(line: PhoneLine, { data }: Checked): Finding[] {
  const names = Object.keys(line.voice.documents);
  const written = new Set([...names, ...Object.keys(Object(Object(Object(data).voice).documents))]);
  return references(line)
    .filter(({ to }) => !written.has(to))
    .map(({ path, to }) => {
      const remedy =
        didYouMean(to, names) ?? `Add voice.documents.${to}, or name one of ${names.join(', ')}.`;
      return error('unknown-document', path, `there is no document named "${to}"`, remedy);
    });
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
      atKey(
        strict(
          'unreached-document',
          ['voice', 'documents', name],
          'nothing leads to this document',
          'Name it somewhere (on, otherwise, then, redirect, call); list it in voice.outgoing if only makeCall plays it; or remove it.',
        ),
      ),
    );
}

function references(line: PhoneLine): Reference[] {
  return [
    ...entriesOf(line).filter(({ path }) => path.length > 0),
    ...verbs(line).flatMap((placed) =>
      namedExits(placed).map(({ path, to }) => ({ path, to, from: placed.document })),
    ),
  ];
}

/** No verb stands where it is never carried out. */
export function checkEnds(line: PhoneLine): Finding[] {
  return Object.entries(line.voice.documents).flatMap(([name, list]) => {
    const end = list.findIndex(endsDocument);
    const ending = list[end];
    if (!ending || end === list.length - 1) return [];
    const path = ['voice', 'documents', name, end + 1];
    const remedy = `Remove it, or move it before the verb at [${end}].`;
    // Behind a dial or a record people keep a verb to be safe, as Twilio's own samples do: it does no harm.
    const finding = exitsOf(ending).some(({ callback }) => callback) ? strict : error;
    return [finding('never-reached', path, `is never reached, because ${endingOf(ending)}`, remedy)];
  });
}

/** Whether nothing follows this verb in its document. */
function endsDocument(verb: Verb): boolean {
  return exitsOf(verb).every(({ to }) => to !== undefined);
}

/** Documents do not lead round in a circle on which the caller is never asked for anything. */
export function checkLoops(line: PhoneLine): Finding[] {
  const steps = new Map(
    Object.entries(line.voice.documents).map(([name, list]) => [name, stepsOf(name, list)]),
  );
  const done = new Set<string>();
  const found: Finding[] = [];
  const visit = (name: string, trail: string[]) => {
    if (done.has(name)) return;
    for (const { to, path } of steps.get(name) ?? []) {
      const loop = [...trail, name];
      if (loop.includes(to)) found.push(loopError(path, [...loop.slice(loop.indexOf(to)), to]));
      else visit(to, loop);
    }
    done.add(name);
  };
  for (const name of steps.keys()) visit(name, []);
  return found;
}

function loopError(path: Path, loop: string[]): Finding {
  return error(
    'endless-loop',
    path,
    `goes round for ever without waiting for the caller (${loop.join(' -> ')})`,
    'Put a gather or a record on the way, or end with hangup.',
  );
}

/** Where a document leads by itself, that is before a verb of it has waited for the caller. */
function stepsOf(name: string, list: Verb[]): PlacedExit[] {
  const steps: PlacedExit[] = [];
  for (const [index, verb] of list.entries()) {
    const exits = namedExits({ verb, path: ['voice', 'documents', name, index] });
    steps.push(...exits.filter(({ waits }) => !waits));
    if (!exitsOf(verb).some(({ to, waits }) => to === undefined && !waits)) break;
  }
  return steps;
}
