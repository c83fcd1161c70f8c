import type { TraceEntry } from '../model.ts';
import type { TwimlElement } from '../twiml/parse.ts';
import type { Board } from './board.ts';
import type { Document } from './document.ts';
import { TwimlFailure } from './failure.ts';
import type { Scope } from './scope.ts';
import type { CallSession, Source } from './session.ts';

/** One verb being executed. */
export interface Step {
  board: Board;
  call: CallSession;
  scope: Scope;
  document: Document;
  element: TwimlElement;
  entry: TraceEntry;
}

/** What follows a verb: the next one (undefined), another document, or the end of the call. */
export type Outcome = undefined | 'end' | Source;

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

/**
 * Resolves a URL of the document against it; without one, the document's own.
 * Throws TwimlFailure 11100 where that gives no absolute URL, as with TwiML given in a REST request.
 */
export function resolveUrl({ document }: Step, url: string | undefined): string {
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
export function actionSource(step: Step, purpose: string, params: [string, string][]): Source {
  const { action } = step.element.attributes;
  return { url: resolveUrl(step, action), method: methodOf(step, 'method'), params, purpose };
}

/** An HTTP method attribute; POST by default. */
export function methodOf(step: Step, name: string): 'GET' | 'POST' {
  const method = step.element.attributes[name]?.toUpperCase() ?? 'POST';
  if (method === 'GET' || method === 'POST') return method;
  complain(step, `12200 ${name}="${method}" is neither GET nor POST: POST is used`);
  return 'POST';
}
