/** One thing the checker found in a phone line. */
export interface Finding {
  /** What kind of thing it is, in words that do not change: `unknown-document`. */
  code: string;
  /** Where, from the top of the file: `voice.documents.start[1].gather.on.3`. */
  place: string;
  /** The same as keys and numbers; empty for the file as a whole. */
  path: Path;
  /** What of it is meant: the value, unless it is the key. */
  at?: 'key';
  /** Where in the file's text; absent as long as only data is known, and where the file has no text to point at. */
  position?: Position;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  remedy?: string;
  /** An error stops the build; a warning does not. */
  severity: 'error' | 'warning';
  /** A warning that fails `npm run check` all the same: callers take no harm, but it can hardly be meant. */
  strict?: true;
}

/** A place in a text, as editors count: both from 1, the column in UTF-16 units. */
export interface Position {
  line: number;
  column: number;
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
  return { code, place: place(path), path, message, ...(remedy && { remedy }), severity: 'error' };
}

export function warning(code: string, path: Path, message: string, remedy?: string): Finding {
  return { ...error(code, path, message, remedy), severity: 'warning' };
}

export function strict(code: string, path: Path, message: string, remedy: string): Finding {
  return { ...warning(code, path, message, remedy), strict: true };
}

/** The same finding, about the key instead of the value. */
export function atKey(finding: Finding): Finding {
  return { ...finding, at: 'key' };
}
