import type { Board } from './board.ts';
import { type Document, loadDocument, loadFallback } from './document.ts';
import { APOLOGY, TwimlFailure } from './failure.ts';
import { endCall, markAnswered } from './lifecycle.ts';
import { runVerb } from './runVerb.ts';
import { CallOver, type Scope } from './scope.ts';
import type { CallSession, Source } from './session.ts';
import { speechTime } from './timing.ts';

/** Documents in a row without anything to hear: more is a loop that would never end. Twilio names no number. */
const MAX_BUSY_DOCUMENTS = 30;

/** TwiML from outside takes the call's place in its own. */
class Redirected {
  constructor(readonly source: Source) {}
}

/** How a script ended: its documents ran out, or a verb (or a failure) ended the call. */
export type RunEnd = 'end of document' | 'ended';

/** Executes documents one after another until the call is over; the end of a document is the end of the call. */
export async function runCall(board: Board, call: CallSession, source: Source): Promise<void> {
  await runScript(board, call, source);
  const silent = call.record.startTime === null && call.unansweredStatus === undefined;
  if (silent && !call.isOver) markAnswered(board, call);
  endCall(board, call, call.unansweredStatus ?? 'completed');
}

/** The same without ending the call where the document merely runs out: what a whisper needs. */
export async function runScript(board: Board, call: CallSession, source: Source): Promise<RunEnd> {
  const guard = new LoopGuard(call);
  let next: Source | RunEnd = source;
  while (typeof next !== 'string') next = await runOne(board, call, next, guard);
  return next;
}

async function runOne(
  board: Board,
  call: CallSession,
  source: Source,
  guard: LoopGuard,
): Promise<Source | RunEnd> {
  try {
    return await call.scope.within(async (scope) => {
      call.redirect = (to) => scope.stop(new Redirected(to));
      guard.count(source);
      return runDocument(board, call, scope, await loadDocument(board, call, source, scope));
    });
  } catch (error) {
    if (error instanceof Redirected) return error.source;
    if (error instanceof TwimlFailure) return runFallback(board, call, error);
    throw error;
  }
}

async function runDocument(
  board: Board,
  call: CallSession,
  scope: Scope,
  document: Document,
): Promise<Source | RunEnd> {
  for (const element of document.verbs) {
    const outcome = await runVerb(board, call, scope, document, element);
    if (outcome === 'end') return 'ended';
    if (outcome) return outcome;
  }
  return 'end of document';
}

async function runFallback(board: Board, call: CallSession, failure: TwimlFailure): Promise<Source | RunEnd> {
  reportFailure(call, failure);
  const { fallback } = call;
  if (!fallback) return apologise(board, call);
  try {
    return await call.scope.within(async (scope) => {
      call.redirect = (to) => scope.stop(new Redirected(to));
      return runDocument(board, call, scope, await loadFallback(board, call, fallback, failure, scope));
    });
  } catch (error) {
    if (error instanceof Redirected) return error.source;
    if (!(error instanceof TwimlFailure)) throw error;
    reportFailure(call, error);
    return apologise(board, call);
  }
}

function reportFailure(call: CallSession, { code, message, url }: TwimlFailure): void {
  call.trace({ verb: 'Response', url, detail: message, code, problem: true });
}

async function apologise(board: Board, call: CallSession): Promise<RunEnd> {
  if (call.isOver) throw new CallOver();
  markAnswered(board, call);
  call.hear({ text: APOLOGY, by: 'Say' });
  await call.wait(speechTime(board.timing, APOLOGY));
  return 'ended';
}

/** Notices documents that follow each other without end. */
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
