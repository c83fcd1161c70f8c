import { TwimlWriter } from './twiml.ts';
import type { Turn } from './types.ts';
import { exitsOf, nameOf, owedBy, verbsOf } from './verbs/index.ts';

const OVER = /^(completed|canceled|busy|failed|no-answer)$/;

/**
 * Whether the call is over, so that nobody hears the answer: Twilio asks for a dial's or a recording's action also after the
 * caller has hung up, but executes none of it (https://github.com/twilio/twilio-node/issues/744). CallStatus alone decides:
 * a leg that was canceled by other hands has a living caller.
 */
export function isOver({ params }: Turn): boolean {
  return OVER.test(params.CallStatus ?? '');
}

/**
 * Notes in `owed` what a document owes to others, from its verb number `first` on, where the caller is gone: the texts that
 * it sends. Nobody can be connected any more, so a dial goes on as if nobody answered; a verb that waits for the caller
 * ends it.
 */
export function settle(turn: Turn, document: string, first = 0): void {
  const writer = new TwimlWriter(turn);
  const seen = new Set<string>();
  let next: string | undefined = document;
  for (let from = first; next !== undefined && !seen.has(next); from = 0) {
    seen.add(next);
    next = settleDocument(writer, next, from);
  }
  noteGone(turn, document);
}

/** Says in the log that the caller is gone, and how much is owed because of it. */
export function noteGone(turn: Turn, document: string): void {
  turn.note('call.gone', { document: document.slice(0, 64), owed: turn.owed.length });
}

/** Goes through one document. Returns the document that follows it. */
function settleDocument(writer: TwimlWriter, name: string, first: number): string | undefined {
  const verbs = verbsOf(writer.turn.line, name) ?? [];
  for (const [index, verb] of verbs.entries()) {
    if (index < first) continue;
    writer.skipped = '';
    const owed = owedBy(verb, writer);
    if (owed) writer.turn.owed.push(owed);
    else if (writer.skipped) writer.noteSkipped(nameOf(verb) ?? '', { document: name, index });
    const exits = exitsOf(verb);
    const [exit] = exits;
    if (!exit || exits.some(({ waits }) => waits)) return undefined;
    if (exit.to !== undefined) return exit.to;
  }
  return undefined;
}
