import { isBlocked } from './blocked.ts';
import { documentTwiml, verbsOf } from './document.ts';
import { isOpen } from './hours.ts';
import { phraseSaid } from './speech.ts';
import { element, response } from './twiml.ts';
import type { Gather, PhoneLine, Turn, Verb } from './types.ts';
import { dialSettings } from './verbs/dial.ts';
import { offers } from './verbs/gather.ts';

const HANG_UP = response(element('Hangup'));
const TURN_AWAY = response(element('Reject', { reason: 'rejected' }));

/**
 * The TwiML for a call, or for one that goes on with another document.
 * Where the route names no document, an incoming call begins by the hours. An unknown name leads to `start`.
 */
export function voiceReply(turn: Turn): string {
  const { line, document, params } = turn;
  const incoming = !params.Direction?.startsWith('outbound');
  if (incoming && isBlocked(line, params.From)) {
    turn.note('line.callerBlocked');
    return TURN_AWAY;
  }
  return documentTwiml(turn, document ?? beginning(turn, incoming));
}

/** The TwiML after a gather: where its `on` leads for the keys or the speech, or `otherwise`, or its next verb. */
export function gatherReply(turn: Turn): string {
  return afterVerb(turn, ({ gather }) => gather && { next: gathered(gather, turn) });
}

/** The TwiML after a dial: the end of the call if somebody answered, or `otherwise`, or its next verb. */
export function dialReply(turn: Turn): string {
  // `answered` is what a conference ends with; a number's word for it is `completed`.
  if (/^(completed|answered)$/.test(turn.params.DialCallStatus ?? '')) return HANG_UP;
  return afterVerb(turn, ({ dial }) =>
    dial === undefined ? undefined : { next: dialSettings(dial).otherwise },
  );
}

/** The TwiML after a recording: its `then`, or its next verb. */
export function recordReply(turn: Turn): string {
  return afterVerb(turn, ({ record }) => record && { next: record.then });
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
function afterVerb(turn: Turn, decide: (verb: Verb) => { next: string | undefined } | undefined): string {
  const { line, document = '', query } = turn;
  const verbs = verbsOf(line, document) ?? [];
  const named = query.get('verb');
  const index = named === null ? verbs.findIndex((verb) => decide(verb)) : Number(named);
  const verb = verbs[index];
  const decision = verb && decide(verb);
  if (!decision) {
    turn.note('line.verbNotFound', { document: document.slice(0, 64) });
    return documentTwiml(turn, document);
  }
  if (decision.next !== undefined) return documentTwiml(turn, decision.next);
  return documentTwiml(turn, document, index + 1);
}

function gathered(gather: Gather, { params }: Turn): string | undefined {
  const on = gather.on ?? {};
  const choice = (input: string) => (Object.hasOwn(on, input) ? on[input] : undefined);
  const { Digits: keys = '', SpeechResult: speech = '' } = params;
  if (keys === '' && speech === '') return undefined;
  if (keys !== '') return choice(keys) ?? gather.otherwise;
  const { keys: offered, phrases } = offers(gather);
  const said = phraseSaid(speech, [...phrases, ...offered], choice);
  return (said === undefined ? undefined : choice(said)) ?? gather.otherwise;
}
