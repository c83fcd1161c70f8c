import { atKey, error, type Finding, type Path } from './finding.ts';

/** A key that JSON may hold, and that means something else to JavaScript: the schema does not see it. */
const FORBIDDEN = '__proto__';

/** Every such key in the data. */
export function checkForbiddenKeys(data: unknown, path: Path = []): Finding[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const at = [...path, Array.isArray(data) ? Number(key) : key];
    if (key !== FORBIDDEN) return checkForbiddenKeys(value, at);
    return [atKey(error('forbidden-key', at, `"${key}" cannot be a name`, 'Choose another one.'))];
  });
}

/** The data without these keys, so that the rest can be checked. */
export function withoutForbiddenKeys(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data), (key, value: unknown) => (key === FORBIDDEN ? undefined : value));
}
