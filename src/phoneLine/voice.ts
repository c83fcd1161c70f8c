import { isBlocked } from './blocked.ts';
import { documentTwiml, verbsOf } from './document.ts';
import { isOpen } from './hours.ts';
import { phraseSaid } from './speech.ts';
import { element, response } from './twiml.ts';
import type { Gather, PhoneLine, Verb, WebhookContext } from './types.ts';
import { dialSettings } from './verbs/dial.ts';
import { offers } from './verbs/gather.ts';

const HANG_UP = response(element('Hangup'));
const TURN_AWAY = response(element('Reject', { reason: 'rejected' }));

/**
 * The TwiML for a call, or for one that goes on with another document.
 * @param document name of the document; if undefined, where incoming calls begin by the hours. An unknown name leads to `start`
 */
export function voiceReply(line: PhoneLine, document: string | undefined, context: WebhookContext): string {
  const incoming = !context.params.Direction?.startsWith('outbound');
  if (incoming && isBlocked(line, context.params.From)) {
    context.note('line.callerBlocked');
    return TURN_AWAY;
  }
  return documentTwiml(line, document ?? beginning(line, incoming, context), context);
}

/** The TwiML after a gather: where its `on` leads for the keys or the speech, or `otherwise`, or its next verb. */
export function gatherReply(
  line: PhoneLine,
  document: string,
  query: URLSearchParams,
  context: WebhookContext,
): string {
  return afterVerb(
    line,
    document,
    query,
    context,
    ({ gather }) => gather && { next: gathered(gather, context) },
  );
}

/** The TwiML after a dial: the end of the call if somebody answered, or `otherwise`, or its next verb. */
export function dialReply(
  line: PhoneLine,
  document: string,
  query: URLSearchParams,
  context: WebhookContext,
): string {
  // `answered` is what a conference ends with; a number's word for it is `completed`.
  if (/^(completed|answered)$/.test(context.params.DialCallStatus ?? '')) return HANG_UP;
  return afterVerb(line, document, query, context, ({ dial }) =>
    dial === undefined ? undefined : { next: dialSettings(dial).otherwise },
  );
}

/** The TwiML after a recording: its `then`, or its next verb. */
export function recordReply(
  line: PhoneLine,
  document: string,
  query: URLSearchParams,
  context: WebhookContext,
): string {
  return afterVerb(line, document, query, context, ({ record }) => record && { next: record.then });
}

/** Names of the line's documents. */
export function documentNames(line: PhoneLine): string[] {
  return Object.keys(line.voice.documents);
}

function beginning(line: PhoneLine, incoming: boolean, context: WebhookContext): string {
  const { hours } = line.voice;
  return hours && incoming && !isOpen(hours, context.now) ? hours.otherwise : 'start';
}

/**
 * Goes on after the verb that the callback's own query names, or, where it names none, after the document's first
 * verb of the kind. The line may have been deployed anew since that URL was made: if the verb is not there any more,
 * the document is played from its start.
 */
function afterVerb(
  line: PhoneLine,
  document: string,
  query: URLSearchParams,
  context: WebhookContext,
  decide: (verb: Verb) => { next: string | undefined } | undefined,
): string {
  const verbs = verbsOf(line, document) ?? [];
  const named = query.get('verb');
  const index = named === null ? verbs.findIndex((verb) => decide(verb)) : Number(named);
  const verb = verbs[index];
  const decision = verb && decide(verb);
  if (!decision) {
    context.note('line.verbNotFound', { document: document.slice(0, 64) });
    return documentTwiml(line, document, context);
  }
  if (decision.next !== undefined) return documentTwiml(line, decision.next, context);
  return documentTwiml(line, document, context, index + 1);
}

function gathered(gather: Gather, { params }: WebhookContext): string | undefined {
  const on = gather.on ?? {};
  const choice = (input: string) => (Object.hasOwn(on, input) ? on[input] : undefined);
  const { Digits: keys = '', SpeechResult: speech = '' } = params;
  if (keys === '' && speech === '') return undefined;
  if (keys !== '') return choice(keys) ?? gather.otherwise;
  const { keys: offered, phrases } = offers(gather);
  const said = phraseSaid(speech, [...phrases, ...offered], choice);
  return (said === undefined ? undefined : choice(said)) ?? gather.otherwise;
}
