import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Message, transformSync } from 'esbuild';
import { checkPhoneLine, type Finding } from '../src/phoneLine/check.ts';
import type { PhoneLine } from '../src/phoneLine/types.ts';

/**
 * Reads and checks a phone line for the build.
 * @throws Error with all findings if one is an error, or if the file cannot be read
 */
export function readPhoneLine(file: string): PhoneLine {
  const { data, findings } = inspectPhoneLine(file);
  if (findings.some(({ severity }) => severity === 'error')) throw new Error(report(file, findings));
  return data as PhoneLine;
}

/** The file's data and what is wrong with it: syntax first, since nothing else can be said without it. */
export function inspectPhoneLine(file: string): { data: unknown; findings: Finding[] } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    const message = 'cannot be read';
    const remedy = cause instanceof Error ? `${cause.message}.` : undefined;
    return { data: undefined, findings: [{ place: '(the whole file)', message, remedy, severity: 'error' }] };
  }
  const syntax = checkSyntax(text);
  if (syntax.length > 0) return { data: undefined, findings: syntax };
  const data: unknown = JSON.parse(text);
  return { data, findings: checkPhoneLine(data) };
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
    return warnings.map((warning) => syntaxError(warning, 'Keep one of them.'));
  } catch (failure) {
    const errors = (failure as { errors?: Message[] }).errors ?? [];
    return errors.map((error) => syntaxError(error));
  }
}

function syntaxError({ location, text }: Message, remedy?: string): Finding {
  const place = location ? `line ${location.line}, column ${location.column + 1}` : '(the whole file)';
  const message = text.replace(' in object literal', '');
  return { place, message: `${message[0]?.toLowerCase()}${message.slice(1)}`, remedy, severity: 'error' };
}
