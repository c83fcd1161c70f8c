import type { TwimlElement } from '../twiml/parse.ts';
import { UNSUPPORTED, VERBS } from '../twiml/vocabulary.ts';
import type { Board } from './board.ts';
import { caseHint, checkWords } from './check.ts';
import type { Document } from './document.ts';
import { markAnswered } from './lifecycle.ts';
import type { Scope } from './scope.ts';
import type { CallSession } from './session.ts';
import type { Outcome, Step } from './step.ts';

/** Executes one verb, answering the call first where the verb needs that. */
export async function runVerb(
  board: Board,
  call: CallSession,
  scope: Scope,
  document: Document,
  element: TwimlElement | string,
): Promise<Outcome> {
  if (typeof element === 'string') return skipText(call, document, element);
  // A document may name an element after what every object has, such as <constructor>.
  const known = Object.hasOwn(VERBS, element.name);
  const verb = known ? board.verbs[element.name] : undefined;
  const words = known ? VERBS[element.name] : undefined;
  if (!verb || !words) return skipUnknown(call, document, element);
  if (needsAnswer(call, element)) markAnswered(board, call);
  const entry = call.trace({
    verb: element.name,
    url: document.url ?? undefined,
    attributes: element.attributes,
  });
  const step: Step = { board, call, scope, document, element, entry };
  checkWords(step, element, words);
  return verb(step);
}

/** Reject refuses a call that still rings; a Dial with answerOnBridge leaves answering to the callee. */
function needsAnswer(call: CallSession, { name, attributes }: TwimlElement): boolean {
  if (call.record.status !== 'ringing' || name === 'Reject') return false;
  return !(name === 'Dial' && attributes.answerOnBridge === 'true');
}

function skipUnknown(call: CallSession, document: Document, { name, attributes }: TwimlElement): undefined {
  const detail = UNSUPPORTED.includes(name)
    ? `The sandbox does not support <${name}>: skipped. Twilio would execute it.`
    : `12200 Twilio knows no verb <${name}>: skipped${caseHint(name, Object.keys(VERBS))}`;
  call.trace({ verb: name, url: document.url ?? undefined, attributes, detail, problem: true });
  return undefined;
}

function skipText(call: CallSession, document: Document, text: string): undefined {
  const detail = `12200 text outside a verb is ignored: "${text.trim().slice(0, 40)}"`;
  call.trace({ verb: 'Response', url: document.url ?? undefined, detail, problem: true });
  return undefined;
}
