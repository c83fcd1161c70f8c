import { isObject, objectAt, textAt, type Verb } from './read.ts';

/** Where a verb may lead: another document, and what leads there. */
export interface Exit {
  to: string;
  label: string;
}

/** The documents that a verb leads to, by what the caller does or what happens. */
export function exitsOf({ name, value }: Verb): Exit[] {
  if (name === 'redirect') return typeof value === 'string' ? [{ to: value, label: 'goes on' }] : [];
  if (!isObject(value)) return [];
  if (name === 'gather') return [...keyExits(value), ...exit(value, 'otherwise', 'otherwise')];
  if (name === 'dial') return exit(value, 'otherwise', 'no answer');
  if (name === 'record') return exit(value, 'then', 'then');
  return [];
}

function keyExits(gather: unknown): Exit[] {
  return Object.entries(objectAt(gather, 'on')).flatMap(([input, to]) =>
    typeof to === 'string' ? [{ to, label: /^[0-9*#]+$/.test(input) ? input : `“${input}”` }] : [],
  );
}

function exit(value: unknown, key: string, label: string): Exit[] {
  const to = textAt(value, key);
  return to === undefined ? [] : [{ to, label }];
}
