/** One thing the checker found in a phone line. */
export interface Finding {
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

/** A path as the findings write it. Keys that are more than a word stand in brackets and quotes. */
export function place(path: Path): string {
  let written = '';
  for (const key of path) {
    if (typeof key === 'number') written += `[${key}]`;
    else if (/^[\w$*#-]+$/.test(String(key))) written += written === '' ? String(key) : `.${String(key)}`;
    else written += `[${JSON.stringify(String(key))}]`;
  }
  return written === '' ? '(the whole file)' : written;
}

export function error(path: Path, message: string, remedy?: string): Finding {
  return { place: place(path), message, ...(remedy && { remedy }), severity: 'error' };
}

export function warning(path: Path, message: string, remedy?: string): Finding {
  return { place: place(path), message, ...(remedy && { remedy }), severity: 'warning' };
}

export function strict(path: Path, message: string, remedy: string): Finding {
  return { ...warning(path, message, remedy), strict: true };
}
