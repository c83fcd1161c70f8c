import { isOver } from '../state/phoneState.ts';
import type { Exchange, PhoneCall, TraceEntry } from '../state/types.ts';
import { type Answer, nextDocument } from './next.ts';
import { documentsOf, isObject, type Verb } from './read.ts';

/** Where a call is in the phone line: a document, and the number of the verb in it if that is known. */
export interface Place {
  document: string;
  verb: number | undefined;
}

/** The running call's place; undefined for a call that is over, or that runs TwiML of another origin. */
export function placeOf(
  call: PhoneCall | undefined,
  exchanges: Exchange[],
  line: unknown,
): Place | undefined {
  if (!call || isOver(call)) return undefined;
  const waiting = call.trace.findLast(({ attributes }) => webhookOf(attributes?.action));
  const own = waiting?.detail === undefined ? webhookOf(waiting?.attributes?.action) : undefined;
  if (own) return { document: own.document, verb: own.verb };
  const last = call.trace.findLast(({ url, problem }) => url !== undefined && !problem);
  if (!last?.url) return undefined;
  return placeIn(last.url, call, exchanges, line);
}

function placeIn(url: string, call: PhoneCall, exchanges: Exchange[], line: unknown): Place | undefined {
  const source = webhookOf(url);
  if (!source) return undefined;
  const entries = sinceLastFetch(call.trace, url);
  const named = entries.map(({ attributes }) => webhookOf(attributes?.action)).find(Boolean);
  const documents = documentsOf(line);
  const answer = answerFor(url, call.sid, exchanges);
  const next = nextDocument(source, documents.get(source.document) ?? [], answer);
  const document = named?.document ?? next.document;
  const after = document === next.document ? next.after : -1;
  return { document, verb: verbAt(documents.get(document) ?? [], entries, after) };
}

/** The last run of entries whose document came from this URL. */
function sinceLastFetch(trace: TraceEntry[], url: string): TraceEntry[] {
  const before = trace.findLastIndex((entry) => entry.url !== undefined && entry.url !== url);
  return trace.slice(before + 1);
}

function answerFor(url: string, callSid: string, exchanges: Exchange[]): Answer {
  const exchange = exchanges.findLast((candidate) => candidate.url === url && candidate.callSid === callSid);
  return Object.fromEntries(exchange?.params ?? []);
}

/** Follows the verbs that ran through those that are written. What stands in a gather's prompt is the gather's. */
function verbAt(verbs: Verb[], entries: TraceEntry[], before: number): number | undefined {
  let index = before;
  let nested = 0;
  for (const { verb } of entries) {
    const name = verb.toLowerCase();
    if (nested > 0 && ['say', 'play', 'pause'].includes(name)) nested -= 1;
    else {
      const next = verbs.findIndex((candidate, place) => place > index && candidate.name === name);
      index = next >= 0 ? next : verbs.findIndex((candidate) => candidate.name === name);
      nested = promptLength(verbs[index]);
    }
  }
  return index >= 0 ? index : undefined;
}

function promptLength(verb: Verb | undefined): number {
  const prompt = isObject(verb?.value) ? verb.value.prompt : undefined;
  return Array.isArray(prompt) ? prompt.length : 0;
}

export interface Webhook {
  name: string;
  document: string;
  verb: number | undefined;
}

/** Which of the line's webhooks a URL is, and of which verb. */
export function webhookOf(url: string | undefined): Webhook | undefined {
  const match = url?.match(/\/(voice|gather|dial|record)Twiml(?:\/([^/?#]+))?(?:\?([^#]*))?$/);
  if (!match) return undefined;
  const [, kind, document = 'start', query] = match;
  const verb = new URLSearchParams(query).get('verb');
  return {
    name: `${kind}Twiml`,
    document: decodeURIComponent(document),
    verb: verb === null ? undefined : Number(verb),
  };
}
