/** One thing the checker found in a phone line. */
export interface Finding {
  /** What kind of thing it is, in words that do not change: `unknown-document`. */
  code: string;
  /** Where, from the top of the file: `voice.documents.start[1].gather.on.3`. */
  place: string;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  remedy?: string;
  /** An error stops the build; a warning does not. */
  severity: 'error' | 'warning';
  /** A warning that fails `npm run check` all the same: callers take no harm, but it can hardly be meant. */
  strict?: true;
}

export type Path = readonly PropertyKey[];

/** The place of a finding about the file as a whole. */
export const WHOLE_FILE = '(the whole file)';

/** A path as the findings write it. Keys that are more than a word stand in brackets and quotes. */
export function place(path: Path): string {
  let written = '';
  for (const key of path) {
    if (typeof key === 'number') written += `[${key}]`;
    else if (/^[\w$*#-]+$/.test(String(key))) written += written === '' ? String(key) : `.${String(key)}`;
    else written += `[${JSON.stringify(String(key))}]`;
  }
  return written === '' ? WHOLE_FILE : written;
}

export function error(code: string, path: Path, message: string, remedy?: string): Finding {
  return { code, place: place(path), message, ...(remedy && { remedy }), severity: 'error' };
}

export function warning(code: string, path: Path, message: string, remedy?: string): Finding {
  return { ...error(code, path, message, remedy), severity: 'warning' };
}

export function strict(code: string, path: Path, message: string, remedy: string): Finding {
  return { ...warning(code, path, message, remedy), strict: true };
}

/** The known name that an unknown one was probably meant to be, as a sentence; undefined if none is near. */
export function didYouMean(unknown: string, known: Iterable<string>): string | undefined {
  const near = nearest(unknown, known);
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

function nearest(unknown: string, known: Iterable<string>): string | undefined {
  const reach = Math.max(unknown.length > 2 ? 1 : 0, Math.floor(unknown.length / 3));
  const ranked = [...known]
    .map((name) => ({ name, distance: distance(unknown.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= reach ? best.name : undefined;
}

/** How many letters must be changed, added, removed or swapped with the next (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : changed;
      row[j] = Math.min(changed, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1);
    }
  }
  return at(a.length, b.length);
}
