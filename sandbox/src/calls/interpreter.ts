import type { TwimlElement } from '../twiml/parse.ts';
import { VERBS } from '../twiml/vocabulary.ts';
import { linked } from './abort.ts';
import { endCall, markAnswered } from './lifecycle.ts';
import type { AbortReason, CallSession, RunEnd, Source } from './session.ts';
import { caseHint, checkWords, type Outcome, type Step } from './step.ts';
import { speechTime } from './timing.ts';
import { loadDocument, loadFallback, type TwimlDocument, TwimlFailure } from './twimlDocument.ts';
import { isSupported, UNSUPPORTED, verbs } from './verbs/index.ts';

/** How many documents in a row may have nothing to hear; more are a loop. Twilio's own limit is not documented. */
const MAX_BUSY_DOCUMENTS = 30;

/** What a caller hears where a document cannot be fetched or read, and there is no fallback. */
const APOLOGY = 'We are sorry. An application error has occurred. Goodbye.';

/** Executes documents one after another until the call is over; the end of a document is the end of the call. */
export async function runCall(call: CallSession, source: Source): Promise<void> {
  await runScript(call, source);
  const silent = call.record.startTime === null && call.unansweredStatus === undefined;
  if (silent) markAnswered(call);
  endCall(call, call.unansweredStatus ?? 'completed');
}

/** Does the same, but does not end the call at the end of a document: a whisper needs that. */
export async function runScript(call: CallSession, source: Source): Promise<RunEnd> {
  const guard = new LoopGuard(call);
  let next: Source | RunEnd = source;
  while (typeof next !== 'string') next = await runSource(call, next, guard);
  return next;
}

async function runSource(call: CallSession, source: Source, guard: LoopGuard): Promise<Source | RunEnd> {
  try {
    return await unlessRedirected(call, async (signal) => {
      guard.count(source);
      return runDocument(call, await loadDocument(call, source, signal), signal);
    });
  } catch (error) {
    if (error instanceof TwimlFailure) return runFallback(call, error);
    throw error;
  }
}

async function runFallback(call: CallSession, failure: TwimlFailure): Promise<Source | RunEnd> {
  reportFailure(call, failure);
  const { fallback } = call;
  if (!fallback || call.isOver) return apologise(call);
  try {
    return await unlessRedirected(call, async (signal) =>
      runDocument(call, await loadFallback(call, fallback, failure, signal), signal),
    );
  } catch (error) {
    if (!(error instanceof TwimlFailure)) throw error;
    reportFailure(call, error);
    return apologise(call);
  }
}

/** Runs `work` with a signal that aborts when the call is over, or when a REST request gives other TwiML, which is run next. */
async function unlessRedirected(
  call: CallSession,
  work: (signal: AbortSignal) => Promise<Source | RunEnd>,
): Promise<Source | RunEnd> {
  const { controller, unlink } = linked(call.signal);
  const abort = (reason: AbortReason) => controller.abort(reason);
  call.moves.redirect = (source) => abort({ kind: 'redirected', source });
  try {
    const end = await work(controller.signal);
    const reason: AbortReason | undefined = controller.signal.reason;
    return reason?.kind === 'redirected' ? reason.source : end;
  } finally {
    unlink();
  }
}

async function runDocument(
  call: CallSession,
  document: TwimlDocument | 'aborted',
  signal: AbortSignal,
): Promise<Source | RunEnd> {
  if (document === 'aborted') return 'ended';
  for (const element of document.verbs) {
    const outcome = await runVerb(call, document, element, signal);
    if (signal.aborted || outcome === 'end') return 'ended';
    if (outcome) return outcome;
  }
  return 'end of document';
}

/** Executes one verb, answering the call first where the verb needs that. */
async function runVerb(
  call: CallSession,
  document: TwimlDocument,
  element: TwimlElement | string,
  signal: AbortSignal,
): Promise<Outcome> {
  if (typeof element === 'string') return skipText(call, document, element);
  const { name, attributes } = element;
  if (!isSupported(name)) return skipUnknown(call, document, element);
  if (needsAnswer(call, element)) markAnswered(call);
  const entry = call.trace({ verb: name, url: document.url ?? undefined, attributes });
  const runNested: Step['runNested'] = (child, inner) => runVerb(call, document, child, inner);
  const step: Step = { call, signal, document, element, entry, runNested };
  checkWords(step, element, VERBS[name]);
  return verbs[name](step);
}

/** Reject refuses a call that still rings; a Dial with answerOnBridge leaves answering to the callee. */
function needsAnswer(call: CallSession, { name, attributes }: TwimlElement): boolean {
  if (call.record.status !== 'ringing' || name === 'Reject') return false;
  return !(name === 'Dial' && attributes.answerOnBridge === 'true');
}

function skipUnknown(
  call: CallSession,
  document: TwimlDocument,
  { name, attributes }: TwimlElement,
): undefined {
  const detail = UNSUPPORTED.includes(name)
    ? `The sandbox does not support <${name}>: skipped. Twilio would execute it.`
    : `12200 Twilio knows no verb <${name}>: skipped${caseHint(name, Object.keys(VERBS))}`;
  call.trace({ verb: name, url: document.url ?? undefined, attributes, detail, problem: true });
}

function skipText(call: CallSession, document: TwimlDocument, text: string): undefined {
  const detail = `12200 text outside a verb is ignored: "${text.trim().slice(0, 40)}"`;
  call.trace({ verb: 'Response', url: document.url ?? undefined, detail, problem: true });
}

function reportFailure(call: CallSession, { code, message, url }: TwimlFailure): void {
  call.trace({ verb: 'Response', url, detail: message, code, problem: true });
}

async function apologise(call: CallSession): Promise<RunEnd> {
  if (call.isOver) return 'ended';
  markAnswered(call);
  call.hear({ text: APOLOGY, by: 'Say' });
  await call.wait(speechTime(call.engine.timing, APOLOGY));
  return 'ended';
}

/** Finds documents that lead to each other without end. */
class LoopGuard {
  private progress = -1;
  private documents = 0;

  constructor(private readonly call: CallSession) {}

  /** Throws TwimlFailure if too many documents in a row had nothing to hear and nothing to wait for. */
  count(source: Source): void {
    const progress = this.call.timeAsked + this.call.record.heard.length;
    this.documents = progress === this.progress ? this.documents + 1 : 1;
    this.progress = progress;
    if (this.documents <= MAX_BUSY_DOCUMENTS) return;
    throw new TwimlFailure(
      11215,
      `${MAX_BUSY_DOCUMENTS} documents led to each other without anything to hear: the call would never end. What to do: break the loop of <Redirect>.`,
      'url' in source ? source.url : '',
    );
  }
}
