import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { mismatchedBracket, PAIRS } from './brackets.ts';
import { error, type Finding } from './finding.ts';
import { positionAt } from './locate.ts';
import { oddCharacter } from './oddCharacters.ts';

/** What is wrong in a text that is no JSON, and the offset at which it is. */
interface Fault {
  offset: number;
  message: string;
  remedy: string;
}

/** The text as a tree with offsets, or the first thing that makes it no JSON: what follows is hard to tell after that. */
export function parseJson(text: string): { tree: Node | undefined; findings: Finding[] } {
  if (text.trim() === '') return { tree: undefined, findings: [syntaxError(text, EMPTY)] };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const fault = errors[0] ? faultOf(text, errors[0]) : refusal(text);
  if (fault) return { tree: undefined, findings: [syntaxError(text, fault)] };
  return { tree, findings: tree ? duplicateKeys(text, tree) : [] };
}

const EMPTY: Fault = {
  offset: 0,
  message: 'the file is empty',
  remedy: 'Begin with {"voice": {"documents": {"start": [{"say": "Hello."}]}}}.',
};

function syntaxError(text: string, { offset, message, remedy }: Fault): Finding {
  return { ...error('syntax', [], message, remedy), position: positionAt(text, offset) };
}

/** The parser is a little more tolerant than JSON itself, which has the last word. */
function refusal(text: string): Fault | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (cause) {
    const { message } = cause as SyntaxError;
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    return { offset, message: 'the file is not valid JSON here', remedy: `${message}.` };
  }
}

function faultOf(text: string, { error: code, offset }: ParseError): Fault {
  const name = printParseErrorCode(code);
  const odd = oddCharacter(text, offset, name === 'UnexpectedEndOfString');
  if (odd) return odd;
  if (/Comment/.test(name) || text[offset] === '#')
    return { offset, message: 'JSON has no comments', remedy: 'Remove it.' };
  return (
    commaFault(text, offset) ??
    bracketFault(text, offset, name) ??
    WORDS[name]?.(text, offset) ?? {
      offset,
      message: `${quoted(text, offset)} cannot stand here`,
      remedy: 'Compare it with the lines around it.',
    }
  );
}

/** A comma with nothing after it. */
function commaFault(text: string, offset: number): Fault | undefined {
  const before = text.slice(0, offset).trimEnd();
  const next = text[offset];
  if (!before.endsWith(',') || (next !== '}' && next !== ']' && next !== ',')) return undefined;
  const what = next === ',' ? 'a comma stands here twice' : `there must be no comma before ${next}`;
  return { offset: before.length - 1, message: what, remedy: 'Remove the comma.' };
}

/** A bracket that is not closed, where the text breaks off or another bracket stands in its place. */
function bracketFault(text: string, offset: number, name: string): Fault | undefined {
  const rest = text.slice(offset).trim();
  // Another object where a name should stand: the object before it was not closed.
  if (name === 'PropertyNameExpected' && /^[{[]/.test(rest)) {
    const { opens } = mismatchedBracket(text.slice(0, offset)) ?? {};
    return opens === undefined ? undefined : neverClosed(text, opens, offset);
  }
  if (rest !== '' && !/^[}\]]/.test(rest)) return undefined;
  const found = mismatchedBracket(text);
  if (!found) return undefined;
  const { opens, closes, which } = found;
  if (which === 'opening' && opens !== undefined) return neverClosed(text, opens, closes);
  const at = closes ?? 0;
  if (opens === undefined)
    return { offset: at, message: `this ${text[at]} closes nothing`, remedy: 'Remove it.' };
  const message = `this ${text[at]} does not close the ${text[opens]} that opens in ${inWords(text, opens)}`;
  return { offset: at, message, remedy: `Put a ${PAIRS[text[opens] ?? '']} before it, or remove it.` };
}

function neverClosed(text: string, opens: number, until: number | undefined): Fault {
  const open = text[opens] ?? '';
  const where = until === undefined ? 'the end of the file' : inWords(text, until);
  const message = `the ${open} that opens here is never closed`;
  return {
    offset: opens,
    message,
    remedy: `Put a ${PAIRS[open]} where it ends, before ${where}.`,
  };
}

function inWords(text: string, offset: number): string {
  const { line, column } = positionAt(text, offset);
  return `line ${line}, column ${column}`;
}

/** The faults that the parser names well enough. */
const WORDS: { [code: string]: (text: string, offset: number) => Fault } = {
  CommaExpected: (text, offset) => ({
    offset,
    message: `a comma is missing before ${quoted(text, offset)}`,
    remedy: `Put one at the end of line ${positionAt(text, text.slice(0, offset).trimEnd().length).line}.`,
  }),
  ColonExpected: (text, offset) => ({
    offset,
    message: `a colon is missing before ${quoted(text, offset)}`,
    remedy: 'Write "name": value.',
  }),
  ValueExpected: (text, offset) => ({
    offset,
    message:
      offset >= text.length ? 'the file ends too early' : `a value is missing before ${quoted(text, offset)}`,
    remedy: 'Write "name": value.',
  }),
  PropertyNameExpected: nameFault,
  InvalidSymbol: symbolFault,
  UnexpectedEndOfString: (_text, offset) => ({
    offset,
    message: 'the text that begins here is not closed',
    remedy: 'Put " at its end. A text stands on one line.',
  }),
  InvalidCharacter: (_text, offset) => ({
    offset,
    message: 'this text holds a tab or another control character',
    remedy: 'Write a blank in its place.',
  }),
  InvalidEscapeCharacter: (_text, offset) => ({
    offset,
    message: 'this text holds a \\ that JSON does not know',
    remedy: 'Write \\\\ for one backslash.',
  }),
  EndOfFileExpected: (text, offset) => ({
    offset,
    message: `${quoted(text, offset)} stands after the end of the line`,
    remedy: 'Remove it. A file holds one object.',
  }),
};

function nameFault(text: string, offset: number): Fault {
  return {
    offset,
    message: `${quoted(text, offset)} stands where a name should be`,
    remedy: 'Names stand in double quotation marks: "say".',
  };
}

/** Words and signs that JSON does not know, such as True, NaN, a name without quotation marks or =. */
function symbolFault(text: string, offset: number): Fault {
  const word = quoted(text, offset);
  const before = text.slice(0, offset).trimEnd();
  if (before === '') return { offset, message: 'the file does not begin with {', remedy: EMPTY.remedy };
  const isName = /[{,]$/.test(before) && /^[^\n\r]*?:/.test(text.slice(offset));
  if (isName && /^[\w$]/.test(word)) return { ...nameFault(text, offset), remedy: `Write "${word}".` };
  const plain = /^(true|false|null)$/i.exec(word)?.[0]?.toLowerCase();
  const sign = { '=': ':', '=>': ':', ';': ',' }[word] ?? plain;
  const isInText = text[offset - 1] === '"';
  const quotation = isInText
    ? 'A quotation mark within a text is written \\".'
    : 'Texts and phone numbers stand in double quotation marks.';
  return {
    offset,
    message: `${word} is not known in JSON`,
    remedy: sign ? `Write ${sign} in its place.` : quotation,
  };
}

/** What stands there, up to the next sign of JSON. */
function quoted(text: string, offset: number): string {
  const found =
    /^("(?:[^"\\\n]|\\.)*"|[^\s"{}[\]:,]+|.)/u.exec(text.slice(offset))?.[0] ?? 'the end of the file';
  return found.length > 40 ? `${found.slice(0, 40)}…` : found;
}

/** Every key that stands twice in one object: JSON keeps the last and says nothing. */
function duplicateKeys(text: string, { type, children = [] }: Node): Finding[] {
  const first = new Map<unknown, Node>();
  return children.flatMap((child) => {
    const [key, value] = type === 'object' ? (child.children ?? []) : [undefined, child];
    const within = value ? duplicateKeys(text, value) : [];
    const same = key && first.get(key.value);
    if (key && !same) first.set(key.value, key);
    return key && same ? [duplicate(text, key, same), ...within] : within;
  });
}

function duplicate(text: string, key: Node, same: Node): Finding {
  const { line, column } = positionAt(text, same.offset);
  const message = `"${key.value}" stands here for the second time; the first is in line ${line}, column ${column}`;
  const remedy = 'Keep one of them, or give one another name.';
  return { ...error('duplicate-key', [], message, remedy), position: positionAt(text, key.offset) };
}
