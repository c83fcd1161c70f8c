/** Names and values as messages show them. */

/** "a" and "b". */
export function quotedNames(names: string[], conjunction: 'and' | 'or'): string {
  return names.map((name) => `"${name}"`).join(` ${conjunction} `);
}

const LONGEST = 60;

/** A value as JSON on one line, with blanks as people put them; long texts are cut. */
export function asWritten(value: unknown): string {
  if (typeof value === 'string') {
    const characters = [...value];
    return JSON.stringify(characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : value);
  }
  if (Array.isArray(value)) return `[${value.map(asWritten).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${asWritten(inner)}`);
  return `{${pairs.join(', ')}}`;
}
