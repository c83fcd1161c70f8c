import type { FieldView, FormView } from '../state/types.ts';

/** What was typed, by field. */
export type Values = Record<string, string>;

/** What a form holds at first: this phone's own number where it asks for the one to call or to text. */
export function initialValues({ fields, calls }: FormView, number: string): Values {
  const own = fields.filter(({ name }) => name === calls || name === 'to');
  return Object.fromEntries(own.map(({ name }) => [name, number]));
}

/** The JSON to send: fields left empty are left out. */
export function jsonOf(fields: FieldView[], values: Values): Record<string, unknown> {
  const given = fields.filter(({ name }) => (values[name] ?? '').trim() !== '');
  return Object.fromEntries(given.map(({ name, kind }) => [name, read(kind, values[name] ?? '')]));
}

function read(kind: FieldView['kind'], value: string): unknown {
  if (kind === 'switch') return value === 'true';
  // A number that is none goes out as typed: what the API says about it is what one wants to see.
  if (kind === 'number') return Number.isFinite(Number(value)) ? Number(value) : value;
  return kind === 'list' ? linesOf(value) : value;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
