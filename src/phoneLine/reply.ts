/** What the functions ask of the phone line: a turn in, TwiML out. Knows neither Azure nor the network. */
import { memo } from '../memo.ts';
import { isBlocked } from './blocked.ts';
import { isOver, noteGone, settle } from './gone.ts';
import { isOpen } from './hours.ts';
import { TWIML_BYTES_LIMIT } from './limits.ts';
import { element, escapeText, isOutbound, response, stepOf, TwimlWriter } from './twiml.ts';
import type { PhoneLine, Turn, Verb, VerbName } from './types.ts';
import { wasAnswered } from './verbs/dial/dial.ts';
import { exitsOf, nameOf, nextAfter, renderVerb, verbsOf } from './verbs/index.ts';

export { smsReply } from './sms.ts';
export { stepOf } from './twiml.ts';
export type { Owed, PhoneLine, Turn } from './types.ts';
export { sayProblem, sayTwiml } from './verbs/say/say.ts';
export { voicemailNotice } from './voicemail.ts';

const HANGUP = element('Hangup');
const HANG_UP = response(HANGUP);
const NOTHING = response();
const TURN_AWAY = response(element('Reject', { reason: 'rejected' }));

/** What the caller hears when the line itself is at fault. */
const SORRY =
  element('Say', {}, escapeText('We are sorry. This line is not available right now. Goodbye.')) + HANGUP;

/**
 * The TwiML for a call, or for one that goes on with another document.
 * Where the route names no document, an incoming call begins by the hours. An unknown name leads to `start`.
 */
export function voiceReply(turn: Turn): string {
  const { line, params } = turn;
  const incoming = !isOutbound(turn);
  if (incoming && isBlocked(line, params.From)) {
    turn.note('line.callerBlocked');
    return TURN_AWAY;
  }
  if (params.AnsweredBy === 'fax' && isFirst(turn)) {
    turn.note('call.faxAnswered');
    return isOver(turn) ? NOTHING : HANG_UP;
  }
  return goOn(turn, forMachine(turn) ?? turn.document ?? beginning(turn, incoming));
}

/** Whether it is the first request of a call that the line placed: AnsweredBy counts in that one alone. */
function isFirst(turn: Turn): boolean {
  return isOutbound(turn) && stepOf(turn) === 0;
}

/**
 * The document that an answering machine hears, where the call's first URL names one in `machine` and a machine answered.
 * Twilio repeats AnsweredBy in the call's later requests, where it changes nothing.
 */
function forMachine(turn: Turn): string | undefined {
  const { line, params, query, note } = turn;
  const { AnsweredBy } = params;
  if (AnsweredBy === undefined || !isFirst(turn)) return undefined;
  const machine = query.get('machine');
  note('call.answeredBy', { answeredBy: AnsweredBy });
  if (machine === null || !AnsweredBy.startsWith('machine_')) return undefined;
  if (verbsOf(line, machine)) return machine;
  note('line.unknownDocument', { document: machine.slice(0, 64) });
  return undefined;
}

/** The TwiML after a gather: where its `on` leads for the keys or the speech, or `otherwise`, or its next verb. */
export function gatherReply(turn: Turn): string {
  return afterVerb(turn, 'gather');
}

/** The TwiML after a dial: the end of the call if somebody answered, or `otherwise`, or its next verb. */
export function dialReply(turn: Turn): string {
  if (!wasAnswered(turn)) return afterVerb(turn, 'dial');
  if (isOver(turn)) return NOTHING;
  const { line, document } = turn;
  if (document !== undefined && verbsOf(line, document)) turn.entered.push(document);
  return HANG_UP;
}

/** The TwiML after a recording: its `then`, or its next verb. */
export function recordReply(turn: Turn): string {
  return afterVerb(turn, 'record');
}

/** Names of the line's documents. */
export function documentNames(line: PhoneLine): string[] {
  return Object.keys(line.voice.documents);
}

function beginning({ line, now }: Turn, incoming: boolean): string {
  const { hours } = line.voice;
  return hours && incoming && !isOpen(hours, now) ? hours.otherwise : 'start';
}

/**
 * Goes on after the verb that the callback's own query names, or, where it names none, after the document's first
 * verb of the kind. The line may have been deployed anew since that URL was made: if the verb is not there any more,
 * the document is played from its start.
 */
function afterVerb(turn: Turn, kind: VerbName): string {
  const { line, document = '', query } = turn;
  const verbs = verbsOf(line, document) ?? [];
  const named = query.get('verb');
  const index = named === null ? verbs.findIndex((verb) => nameOf(verb) === kind) : Number(named);
  const verb = verbs[index];
  const exit = verb && nameOf(verb) === kind ? nextAfter(verb, turn) : undefined;
  if (!exit) {
    turn.note('line.verbNotFound', { document: document.slice(0, 64) });
    if (!isOver(turn)) return documentTwiml(turn, document);
    noteGone(turn, document);
    return NOTHING;
  }
  return exit.to === undefined ? goOn(turn, document, index + 1) : goOn(turn, exit.to);
}

/** Plays a document to the caller; where the caller is gone, does what it owes to others. */
function goOn(turn: Turn, document: string, first = 0): string {
  if (!isOver(turn)) return documentTwiml(turn, document, first);
  settle(turn, document, first);
  return NOTHING;
}

/** More than a line has documents times the addresses it answers under. */
const MOST_KEPT = 1000;

interface Kept {
  twiml: string;
  entered: readonly string[];
}

const keptFor = memo((_line: PhoneLine) => new Map<string, Kept>());

/**
 * The TwiML of a document, from its verb number `first` on. An unknown name leads to `start`, so that nobody on the
 * phone hears Twilio's application error. What would be the same for every caller is written once and kept.
 */
export function documentTwiml(turn: Turn, name: string, first = 0): string {
  const { line, base, placeholders } = turn;
  const key = [
    base,
    placeholders.OWNER_PHONE_NUMBER,
    placeholders.TWILIO_PHONE_NUMBER,
    name,
    first,
    stepOf(turn),
  ].join('\n');
  const kept = keptFor(line);
  let document = kept.get(key);
  if (document === undefined) {
    const writer = new TwimlWriter(turn);
    document = writeDocument(writer, name, first);
    if (!writer.personal && kept.size < MOST_KEPT) kept.set(key, document);
  }
  turn.entered.push(...document.entered);
  return document.twiml;
}

function writeDocument(writer: TwimlWriter, name: string, first: number): Kept {
  const twiml = response(renderDocument(writer, name, first));
  // No character takes more than three bytes per UTF-16 unit, so most documents need no count.
  if (twiml.length * 3 <= TWIML_BYTES_LIMIT || Buffer.byteLength(twiml) <= TWIML_BYTES_LIMIT)
    return { twiml, entered: writer.entered };
  writer.note('line.documentTooLong', { characters: twiml.length });
  return { twiml: response(SORRY), entered: [] };
}

function renderDocument(writer: TwimlWriter, name: string, first: number): string {
  const verbs = verbsOf(writer.turn.line, name);
  if (!verbs) {
    writer.note('line.unknownDocument', { document: name.slice(0, 64) });
    return name === 'start' ? SORRY : renderDocument(writer, 'start', 0);
  }
  const again = writer.entered.includes(name);
  writer.entered.push(name);
  return again ? HANGUP : renderVerbs(writer, name, verbs, first);
}

function renderVerbs(writer: TwimlWriter, document: string, verbs: Verb[], first: number): string {
  let twiml = '';
  for (const [index, verb] of verbs.entries()) {
    if (index < first) continue;
    const xml = renderVerb(verb, writer, { document, index });
    if (xml === undefined) {
      writer.noteSkipped(nameOf(verb) ?? '', { document, index });
      const instead = insteadOf(verb);
      if (instead !== undefined) return twiml + renderDocument(writer, instead, 0);
    }
    twiml += xml ?? '';
  }
  return twiml;
}

/** Where a verb that cannot be carried out leads at once: a dial that has no number to call, to its `otherwise`. */
function insteadOf(verb: Verb): string | undefined {
  return exitsOf(verb).find(({ to, waits }) => to !== undefined && !waits)?.to;
}
