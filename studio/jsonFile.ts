import { readFile } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** A JSON file that was read, and where its parts stand. */
export interface JsonFile {
  /** The file as a person in the project's folder would name it. */
  name: string;
  text: string;
  tree: Node;
  /** `local.settings.json:5:3`, which terminals and editors make a link of. */
  at(node: Node): string;
}

/** One member of an object: its name, the node of the name, and its value. */
export interface Member {
  name: string;
  key: Node;
  value: Node;
}

/**
 * Reads JSON in which comments and trailing commas are tolerated.
 * @throws Error with file, line and column that says what is wrong, and quotes nothing: it may be a secret
 */
export async function readJsonFile(file: string): Promise<JsonFile> {
  const name = nameOf(file);
  const text = decode(await bytesOf(file, name), name);
  const place = (offset: number) => `${name}:${lineAndColumn(text, offset)}`;
  if (text.trim() === '') throw new Error(`${name} is empty. ${EMPTY}`);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) throw new Error(`${place(first.offset)} is not valid JSON: ${wordsOf(first)}.`);
  if (!tree) throw new Error(`${name} holds comments alone. ${EMPTY}`);
  return { name, text, tree, at: ({ offset }) => place(offset) };
}

const EMPTY = 'Copy local.settings.json.example over it, or delete it: npm start makes it again.';

/** The members of an object; nothing of anything else. */
export function membersOf(node: Node | undefined): Member[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key && value ? [{ name: String(key.value), key, value }] : [],
  );
}

/** Relative to where the user is, if the file is below. */
function nameOf(file: string): string {
  const near = relative(process.cwd(), file);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? file : near;
}

async function bytesOf(file: string, name: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw missing ? new Error(`${name} does not exist.`) : error;
  }
}

/** UTF-8, with or without a byte order mark. A zero byte is in no JSON, but in all UTF-16. */
function decode(bytes: Buffer, name: string): string {
  const marked = bytes.length > 1 && [0xfeff, 0xfffe].includes(bytes.readUInt16BE(0));
  if (marked || bytes.subarray(0, 4).includes(0))
    throw new Error(`${name} is saved as UTF-16. Save it as UTF-8.`);
  return new TextDecoder().decode(bytes);
}

function lineAndColumn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

const VALUE = 'a value is expected here, such as a text in double quotes';

/** What each mistake is called. */
const WORDS: Readonly<{ [code: string]: string }> = {
  InvalidSymbol: VALUE,
  ValueExpected: VALUE,
  PropertyNameExpected: 'a name in double quotes is expected here',
  ColonExpected: 'a colon is missing before this',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'nothing may follow the closing }',
  UnexpectedEndOfComment: 'this comment is not closed by */',
  UnexpectedEndOfString: 'this text is not closed by a double quote on its line',
  InvalidEscapeCharacter: 'a backslash in a text is written twice: \\\\',
  InvalidCharacter: 'this text holds a tab or another invisible character',
};

function wordsOf({ error }: ParseError): string {
  return WORDS[printParseErrorCode(error)] ?? 'this is not understood';
}
