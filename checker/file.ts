import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Message, transformSync } from 'esbuild';
import type { PhoneLine } from '../src/tooling.ts';
import { checkPhoneLine } from './check.ts';
import { type Finding, WHOLE_FILE } from './finding.ts';

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

/** The file's data and what is wrong with it: syntax first, since nothing else can be said without it. */
export function inspectPhoneLine(file: string): { data: unknown; findings: Finding[] } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    return unreadable('cannot be read', cause);
  }
  const syntax = checkSyntax(text);
  if (syntax.length > 0) return { data: undefined, findings: syntax };
  try {
    const data: unknown = JSON.parse(text);
    return { data, findings: checkPhoneLine(data) };
  } catch (cause) {
    return unreadable('is no JSON', cause);
  }
}

function unreadable(message: string, cause: unknown): { data: undefined; findings: Finding[] } {
  const remedy = cause instanceof Error ? `${cause.message}.` : undefined;
  return {
    data: undefined,
    findings: [{ code: 'unreadable', place: WHOLE_FILE, message, remedy, severity: 'error' }],
  };
}

/** The findings as people read them, under the file's name. */
export function report(file: string, findings: Finding[]): string {
  const lines = findings.map(({ place, message, remedy, severity }) => {
    const mark = severity === 'error' ? 'error  ' : 'warning';
    return `  ${mark} ${place}: ${message}${remedy ? `\n          ${remedy}` : ''}`;
  });
  return [path.relative('.', file) || file, ...lines].join('\n');
}

/** esbuild says where JSON breaks off and which keys stand twice; JSON.parse says neither. */
function checkSyntax(text: string): Finding[] {
  try {
    const { warnings } = transformSync(text, { loader: 'json', logLevel: 'silent' });
    return warnings.map((warning) => syntaxError('duplicate-key', warning, 'Keep one of them.'));
  } catch (failure) {
    const errors = (failure as { errors?: Message[] }).errors ?? [];
    return errors.map((error) => syntaxError('syntax', error));
  }
}

function syntaxError(code: string, { location, text }: Message, remedy?: string): Finding {
  const message = text
    .replace(' in object literal', '')
    .replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
  return { code, place: location ? position(location) : WHOLE_FILE, message, remedy, severity: 'error' };
}

/** esbuild counts columns from 0 and in bytes; editors count from 1 and in characters. */
function position({ line, column, lineText }: NonNullable<Message['location']>): string {
  return `line ${line}, column ${Buffer.from(lineText).subarray(0, column).toString().length + 1}`;
}
