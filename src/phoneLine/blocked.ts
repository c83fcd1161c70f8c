import type { PhoneLine } from './types.ts';

interface Blocked {
  exact: Set<string>;
  beginnings: string[];
}

const lists = new WeakMap<PhoneLine, Blocked>();

/** Whether a caller or sender is on the line's list: the very number, or one that begins as an entry with `*` does. */
export function isBlocked(line: PhoneLine, from: string | undefined): boolean {
  if (!from || !line.blockedCallers?.length) return false;
  const { exact, beginnings } = listOf(line);
  return exact.has(from) || beginnings.some((beginning) => from.startsWith(beginning));
}

function listOf(line: PhoneLine): Blocked {
  const known = lists.get(line);
  if (known) return known;
  const entries = line.blockedCallers ?? [];
  const list = {
    exact: new Set(entries.filter((entry) => !entry.endsWith('*'))),
    beginnings: entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1)),
  };
  lists.set(line, list);
  return list;
}
