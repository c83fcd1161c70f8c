import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PhoneLine } from '../src/tooling.ts';
import { checkPhoneLine } from './check.ts';
import { error, type Finding, WHOLE_FILE } from './finding.ts';
import { locate, positionAt } from './locate.ts';
import type { CheckOptions } from './options.ts';
import { parseJson } from './syntax.ts';

/**
 * Reads and checks a phone line for the build; warnings are printed.
 * @throws Error with all findings if one is an error, or if the file cannot be read
 */
export function readPhoneLine(file: string): PhoneLine {
  const { data, findings } = inspectPhoneLine(file);
  if (findings.some(({ severity }) => severity === 'error')) throw new Error(report(file, findings));
  if (findings.length > 0) console.warn(report(file, findings));
  return data as PhoneLine;
}

/** What a file holds and what is wrong with it. */
export interface Inspection {
  data: unknown;
  findings: Finding[];
}

/**
 * The file's data and what is wrong with it: syntax first, since nothing else can be said without it.
 * @example inspectPhoneLine('phone-line.json', { settings: { TWILIO_PHONE_NUMBER: '+12025550100' } })
 */
export function inspectPhoneLine(file: string, options: CheckOptions = {}): Inspection {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    return unreadable('cannot be read', cause instanceof Error ? `${cause.message}.` : '');
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const encoding = encodingFault(bytes, text);
  return encoding ?? inspectText(text, options);
}

function inspectText(text: string, options: CheckOptions): Inspection {
  const { tree, findings } = parseJson(text);
  if (!tree) return { data: undefined, findings };
  const data: unknown = JSON.parse(text);
  return { data, findings: [...findings, ...locate(checkPhoneLine(data, options), text, tree)] };
}

/** JSON is UTF-8; editors of other times and places save something else. */
function encodingFault(bytes: Buffer, text: string): Inspection | undefined {
  const [first = 0, second = 0] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (marked || bytes.subarray(0, 4).includes(0))
    return unreadable('is saved as UTF-16', 'Save it as UTF-8, which every editor can.');
  const at = text.indexOf('\ufffd');
  if (at < 0 || bytes.includes('\ufffd')) return undefined;
  const inspection = unreadable(
    'holds a character that is not UTF-8',
    'Save it as UTF-8, which every editor can.',
  );
  const position = positionAt(text, at);
  return { ...inspection, findings: inspection.findings.map((finding) => ({ ...finding, position })) };
}

function unreadable(message: string, remedy: string): Inspection {
  return { data: undefined, findings: [error('unreadable', [], message, remedy)] };
}

/** The findings as people read them, each with its file, line and column, which terminals make a link of. */
export function report(file: string, findings: Finding[]): string {
  return findings.map((finding) => inWords(file, finding)).join('\n');
}

function inWords(file: string, { place, position, message, remedy, severity }: Finding): string {
  const where = place === WHOLE_FILE ? '' : `${place}: `;
  return `${placeInFile(file, position)}  ${severity}  ${where}${message}${remedy ? `\n    ${remedy}` : ''}`;
}

/**
 * Where a finding is, in the form that terminals and editors make a link of, as seen from where one stands.
 * @example placeInFile('/home/me/ahoy/phone-line.json', { line: 12, column: 7 }) // 'phone-line.json:12:7'
 */
export function placeInFile(file: string, position?: Finding['position']): string {
  const name = path.relative('.', file) || file;
  return position ? `${name}:${position.line}:${position.column}` : name;
}
