/** The known name that an unknown one was probably meant to be, as a sentence; undefined if none is near. */
export function didYouMean(unknown: string, known: Iterable<string>): string | undefined {
  const near = nearest(unknown, known);
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

/** The known name that is written most like an unknown one; undefined if none is near. */
export function nearest(unknown: string, known: Iterable<string>): string | undefined {
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
