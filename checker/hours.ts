import { type Hours, minutes, type PhoneLine } from '../src/tooling.ts';
import { error, type Finding, warning } from './finding.ts';
import type { Checked } from './options.ts';

/** Opening times make sense: some are set, none is empty, none overlaps another of the day, and holidays are to come. */
export function checkHours(line: PhoneLine, { now }: Checked): Finding[] {
  const { hours } = line.voice;
  if (!hours) return [];
  const days = Object.entries(hours.open);
  const findings = days.flatMap(([day, ranges]) => checkDay(day, ranges ?? []));
  if (days.every(([, ranges]) => !ranges || ranges.length === 0))
    findings.push(
      warning(
        'never-open',
        ['voice', 'hours', 'open'],
        'the line is never open',
        'Add a day, such as "mon": ["09:00-17:00"].',
      ),
    );
  if (hours.otherwise === 'start')
    findings.push(
      warning(
        'same-as-open',
        ['voice', 'hours', 'otherwise'],
        'is the same document as in opening hours',
        'Name another document, or leave out hours.',
      ),
    );
  return [...findings, ...checkHolidays(hours, now)];
}

/** A list of last year's holidays was forgotten. */
function checkHolidays({ holidays = [] }: Hours, now: Date): Finding[] {
  // The day before: somewhere on earth it is still yesterday.
  const yesterday = new Date(now.getTime() - 24 * 60 * 60_000).toISOString().slice(0, 10);
  const last = [...holidays].sort().at(-1);
  if (last === undefined || last >= yesterday) return [];
  const message = `all holidays are past: the last one was ${last}`;
  const path = ['voice', 'hours', 'holidays'];
  return [warning('past-holidays', path, message, 'Add the next ones, or remove the list.')];
}

function checkDay(day: string, ranges: string[]): Finding[] {
  return ranges.flatMap((range, index) => {
    const path = ['voice', 'hours', 'open', day, index];
    const [from, until] = range.split('-');
    if (from === until)
      return [
        error('empty-hours', path, `${range} is no time at all`, 'For the whole day write 00:00-24:00.'),
      ];
    const other = ranges.slice(0, index).find((earlier) => overlap(earlier, range));
    return other
      ? [error('overlapping-hours', path, `${range} overlaps ${other}`, 'Join them into one.')]
      : [];
  });
}

function overlap(one: string, other: string): boolean {
  const [a, b] = [minutes(one), minutes(other)];
  return a.from < b.until && b.from < a.until;
}
