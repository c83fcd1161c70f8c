import { createScanner } from 'jsonc-parser';

/** A bracket that does not go with another. */
export interface Mismatch {
  /** Where the bracket opens that is never closed; undefined for a closing one that closes nothing. */
  opens?: number;
  /** The closing bracket that stands where another one should; undefined at the end of the file. */
  closes?: number;
  /** The one of the two that is at fault. */
  which: 'opening' | 'closing';
}

interface Bracket {
  character: string;
  offset: number;
  indent: number;
}

/**
 * The bracket that is never closed, or closes nothing; undefined if all go in pairs. A bracket that is left out takes
 * the next one's for its own, so the blanks before the lines tell which it was: a closing bracket that begins a line
 * stands as far in as the line that opens it.
 */
export function mismatchedBracket(text: string): Mismatch | undefined {
  const open: Bracket[] = [];
  let suspect: Bracket | undefined;
  for (const bracket of brackets(text)) {
    if (bracket.character in PAIRS) {
      open.push(bracket);
      continue;
    }
    const opening = open.pop();
    if (!opening) return { closes: bracket.offset, which: 'closing' };
    if (isFurtherOut(text, bracket, opening)) suspect ??= opening;
    if (PAIRS[opening.character] !== bracket.character) return mismatch(opening, bracket, suspect);
  }
  const left = suspect ?? open.at(-1);
  return open.length === 0 || !left ? undefined : { opens: left.offset, which: 'opening' };
}

function mismatch(opening: Bracket, closing: Bracket, suspect: Bracket | undefined): Mismatch {
  const which = suspect ? 'opening' : 'closing';
  return { opens: (suspect ?? opening).offset, closes: closing.offset, which };
}

/** Whether a closing bracket begins a line that stands further out than the line of the opening one. */
function isFurtherOut(text: string, closing: Bracket, opening: Bracket): boolean {
  return lineBefore(text, closing.offset).trim() === '' && closing.indent < opening.indent;
}

/** Which bracket closes which. */
export const PAIRS: { [open: string]: string } = { '{': '}', '[': ']' };

/** Every bracket outside texts, in order. */
function brackets(text: string): Bracket[] {
  const scanner = createScanner(text, true);
  const found: Bracket[] = [];
  for (let at = -1; ; ) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    if (offset <= at || offset >= text.length) return found;
    at = offset;
    const character = text[offset] ?? '';
    if (scanner.getTokenLength() === 1 && '{}[]'.includes(character))
      found.push({ character, offset, indent: indentAt(text, offset) });
  }
}

function indentAt(text: string, offset: number): number {
  return lineBefore(text, offset).search(/\S|$/);
}

function lineBefore(text: string, offset: number): string {
  return text.slice(
    Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1,
    offset,
  );
}
