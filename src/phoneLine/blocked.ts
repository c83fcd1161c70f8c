import { memo } from '../memo.ts';
import type { PhoneLine } from './types.ts';

/** Whether a caller or sender is on the line's list: the very number, or one that begins as an entry with `*` does. */
export function isBlocked(line: PhoneLine, from: string | undefined): boolean {
  if (!from || !line.blockedCallers?.length) return false;
  const { exact, beginnings } = listOf(line);
  return exact.has(from) || beginnings.some((beginning) => from.startsWith(beginning));
}

const listOf = memo(({ blockedCallers: entries = [] }: PhoneLine) => ({
  exact: new Set(entries.filter((entry) => !entry.endsWith('*'))),
  beginnings: entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1)),
}));
