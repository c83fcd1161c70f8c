import { isMet, type Row, ratio, type Subject, subjects, value } from './row.ts';
import { spread } from './statistics.ts';

const heads = ['', 'unit', 'ours', 'floor', 'naive', 'peer', '/floor', '/naive', '/peer', 'target', ''];

/** The rows as a table in plain text, columns aligned. A number is followed by the spread of its middle half. */
export function table(rows: readonly Row[]): string {
  const cells = [heads, ...rows.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells
    .map((row) =>
      row
        .map((text, column) => pad(text, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf(row: Row): string[] {
  return [
    row.name,
    row.unit,
    ...subjects.map((subject) => measured(row, subject)),
    ...(['floor', 'naive', 'peer'] as const).map((against) => ratio(row, against)?.toFixed(2) ?? ''),
    wanted(row),
    { true: 'met', false: 'MISSED', undefined: '' }[String(isMet(row))] ?? '',
  ];
}

function measured(row: Row, subject: Subject): string {
  const middle = value(row, subject);
  if (middle === undefined) return '';
  const samples = row.samples[subject] ?? [];
  return samples.length > 1 ? `${short(middle)} ±${Math.round(spread(samples) * 50)}%` : short(middle);
}

function wanted({ target, limit, unit }: Row): string {
  const bound = target?.atMost === undefined ? `>= ${target?.atLeast}` : `<= ${short(target.atMost)}`;
  const parts = [target && `${bound} /${target.against}`, limit !== undefined && `<= ${limit} ${unit}`];
  return parts.filter((part) => part).join(', ');
}

/** Three digits that count, large numbers whole. */
export function short(number: number): string {
  return Math.abs(number) >= 100 ? String(Math.round(number)) : String(Number(number.toPrecision(3)));
}

function pad(text: string, width: number, column: number): string {
  return column < 2 ? text.padEnd(width) : text.padStart(width);
}
