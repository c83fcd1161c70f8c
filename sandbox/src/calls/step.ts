import type { Method } from '../context.ts';
import type { TraceEntry } from '../model.ts';
import { isElement, type TwimlElement } from '../twiml/parse.ts';
import type { Vocabulary } from '../twiml/vocabulary.ts';
import type { Params } from './params.ts';
import type { CallSession, RequestedSource, Source } from './session.ts';
import { type TwimlDocument, TwimlFailure } from './twimlDocument.ts';

/** A verb that is being executed. */
export interface Step {
  call: CallSession;
  /** Aborts when the verb must stop: the call is over, other TwiML takes over, or a key ends the prompt it stands in. */
  signal: AbortSignal;
  document: TwimlDocument;
  element: TwimlElement;
  entry: TraceEntry;
  /** Executes a verb nested in this one. */
  runNested(child: TwimlElement, signal: AbortSignal): Promise<Outcome>;
}

/** What follows a verb: the next one (undefined), another document, or the end of the call. */
export type Outcome = undefined | 'end' | Source;

/** Executes a verb. The engine ignores what it returns after its signal has aborted. */
export type Verb = (step: Step) => Promise<Outcome>;

/** Adds to what the trace says about the verb. */
export function note({ call, entry }: Step, detail: string): void {
  entry.detail = entry.detail ? `${entry.detail}; ${detail}` : detail;
  call.save();
}

/** The same, for what Twilio would report as an error, or what the sandbox cannot do. */
export function complain(step: Step, detail: string): void {
  step.entry.problem = true;
  note(step, detail);
}

/** Notes attributes and nested elements that Twilio does not know there (12200); they are ignored. */
export function checkWords(step: Step, element: TwimlElement, { attributes, children }: Vocabulary): void {
  const name = `<${element.name}>`;
  for (const attribute of Object.keys(element.attributes)) {
    if (attributes.includes(attribute) || attribute.startsWith('xml')) continue;
    const hint = caseHint(attribute, attributes);
    complain(step, `12200 ${name} has no attribute "${attribute}": ignored${hint}`);
  }
  for (const child of element.children.filter(isElement)) {
    if (!children.includes(child.name))
      complain(step, `12200 <${child.name}> may not stand in ${name}: ignored`);
  }
}

/** Returns a hint where only the case of a name is wrong; else ''. */
export function caseHint(word: string, known: readonly string[]): string {
  const meant = known.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
  return meant && meant !== word ? ` (did you mean ${meant}?)` : '';
}

/** Reads a whole-number attribute. Where it is no number, or out of Twilio's range, it notes that and returns the default. */
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

/** Reads an attribute that is true or false. Another value is noted, and the default returned. */
export function flag(step: Step, name: string, otherwise: boolean): boolean {
  const text = step.element.attributes[name]?.trim().toLowerCase();
  if (text === undefined) return otherwise;
  if (text === 'true' || text === 'false') return text === 'true';
  complain(step, `12200 ${name}="${text}" is neither true nor false: ${otherwise} is used`);
  return otherwise;
}

/** Reads an attribute that is one of these words. Another value is noted, and the default returned. */
export function oneOf<T extends string>(step: Step, name: string, words: readonly T[], otherwise: T): T {
  const text = step.element.attributes[name]?.trim();
  if (text === undefined) return otherwise;
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  complain(step, `12200 ${name}="${text}" is none of ${words.join(', ')}: ${otherwise} is used`);
  return otherwise;
}

/** Reads an attribute that is an HTTP method; default POST. */
export function methodOf(step: Step, name: string): Method {
  const method = step.element.attributes[name]?.toUpperCase() ?? 'POST';
  if (method === 'GET' || method === 'POST') return method;
  complain(step, `12200 ${name}="${method}" is neither GET nor POST: POST is used`);
  return 'POST';
}

/**
 * Resolves a URL of the document against it; without one, the document's own.
 * Throws TwimlFailure 11100 where that gives no absolute URL, as with TwiML given in a REST request.
 */
export function resolveUrl({ document }: Pick<Step, 'document'>, url: string | undefined): string {
  if (url === undefined && document.url !== null) return document.url;
  if (url !== undefined) {
    const base = document.url ?? undefined;
    // The URL is kept as written, since Twilio signs it as written.
    if (/^https?:\/\//i.test(url)) return url;
    if (base && URL.canParse(url, base)) return new URL(url, base).href;
  }
  throw new TwimlFailure(
    11100,
    `11100 Invalid URL format: "${url ?? ''}" does not lead to an absolute URL. What to do: give an absolute http(s) URL.`,
    document.url ?? '',
  );
}

/** The source that a verb's `action` (or the document itself, without one) and `method` name. */
export function actionSource(step: Step, purpose: string, params: Params): RequestedSource {
  const { action } = step.element.attributes;
  return { url: resolveUrl(step, action), method: methodOf(step, 'method'), params, purpose };
}
