import { isOver } from '../state/phoneState.ts';
import type { Exchange, FlowView, PhoneCall } from '../state/types.ts';
import { type TwimlVerb, verbsIn } from './twimlVerbs.ts';

/** Where a call is: a document, and the number of the line in it if that is known. */
export interface Place {
  document: string;
  line: number | undefined;
}

/** One line of the documents that an answer plays. */
interface PlayedLine extends Place {
  verb: string;
}

/** Matches the purpose of status callbacks, whose answers play nothing. */
const CALLBACK = /callback$/;

/**
 * The place of a running call. The app names its documents in the header X-Ahoy-Document of the answer that is being
 * played; which line of them it is follows from the answer's verbs and from how many of them have begun.
 * Undefined for a call that is over, or whose answer names no document.
 */
export function placeOf(
  call: PhoneCall | undefined,
  exchanges: Exchange[],
  flow: FlowView | undefined,
): Place | undefined {
  if (!call || !flow || isOver(call)) return undefined;
  const answer = newestAnswer(call.sid, exchanges);
  const names = namesIn(answer?.responseHeaders['x-ahoy-document']);
  const last = names.at(-1);
  if (!answer || last === undefined) return undefined;
  const lines = names.flatMap((name) => linesOf(name, flow));
  const verbs = verbsIn(answer.responseBody);
  const played = align(
    verbs.map(({ name }) => name),
    lines,
  );
  const current = played.slice(0, begun(verbs, entriesSince(answer, call))).findLast(Boolean);
  if (current) return { document: current.document, line: current.line };
  return { document: played.find(Boolean)?.document ?? last, line: undefined };
}

function newestAnswer(callSid: string, exchanges: Exchange[]): Exchange | undefined {
  return exchanges.findLast(
    ({ kind, callSid: of, status, purpose }) =>
      kind === 'webhook' && of === callSid && !CALLBACK.test(purpose) && isSuccess(status),
  );
}

function isSuccess(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** The names in the header, each once. A name that comes again ends a circle of documents that lead to each other. */
function namesIn(header = ''): string[] {
  const names = header.split(',').map((name) => name.trim());
  return [...new Set(names.filter(Boolean))];
}

function linesOf(name: string, { nodes }: FlowView): PlayedLine[] {
  const node = nodes.find(({ kind, title }) => kind === 'document' && title === name);
  return (node?.lines ?? []).map(({ verb }, line) => ({ document: name, line, verb }));
}

/**
 * The line that each verb stands for; undefined for a verb that no line writes. An answer may begin in the middle of a
 * document and leave out lines, so it is the longest common subsequence, and of several the one nearest to the end.
 */
function align(verbs: string[], lines: PlayedLine[]): (PlayedLine | undefined)[] {
  const most = longestCommon(verbs, lines);
  const found: (PlayedLine | undefined)[] = verbs.map(() => undefined);
  let verb = verbs.length;
  let line = lines.length;
  while (verb > 0 && line > 0) {
    if (verbs[verb - 1] === lines[line - 1]?.verb) found[--verb] = lines[--line];
    else if (most(verb - 1, line) >= most(verb, line - 1)) verb -= 1;
    else line -= 1;
  }
  return found;
}

/** How many of the first `verb` verbs and the first `line` lines can be paired in order. */
function longestCommon(verbs: string[], lines: PlayedLine[]): (verb: number, line: number) => number {
  const rows: number[][] = [[]];
  const most = (verb: number, line: number) => rows[verb]?.[line] ?? 0;
  for (const [above, name] of verbs.entries()) {
    const row = [0];
    rows.push(row);
    for (const [before, line] of lines.entries()) {
      const same = name === line.verb;
      row.push(same ? most(above, before) + 1 : Math.max(most(above, before + 1), row[before] ?? 0));
    }
  }
  return most;
}

/** Names of the verbs that ran from this URL since it was asked. */
function entriesSince({ url, at }: Exchange, { trace }: PhoneCall): string[] {
  return trace
    .filter((entry) => entry.url === url && entry.at >= at && entry.verb !== 'Response')
    .map(({ verb }) => verb);
}

/** How many of the answer's verbs have begun. The verb that led to the answer may stand before them, at the same time. */
function begun(verbs: TwimlVerb[], entries: string[]): number {
  for (let first = 0; first < entries.length; first += 1) {
    const count = followed(verbs, entries.slice(first));
    if (count !== undefined) return count;
  }
  return 0;
}

/** Does the same where the first entry is the answer's first verb; returns undefined where it is not. */
function followed(verbs: TwimlVerb[], entries: string[]): number | undefined {
  let count = 0;
  let nested: string[] = [];
  for (const entry of entries) {
    const inside = nested.indexOf(entry);
    const next = verbs[count];
    if (inside >= 0) nested = nested.slice(inside + 1);
    else if (entry === next?.name) {
      nested = next.nested;
      count += 1;
    } else return undefined;
  }
  return count;
}
