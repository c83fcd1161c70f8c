import { memo } from '../memo.ts';
import { partyOf } from '../party.ts';
import type { PhoneLine } from './types.ts';

/**
 * Whether a caller or sender is on the line's list: by the very number, or one that begins as an entry with `*` does,
 * whatever the channel; all who withhold their number by `anonymous`, all whose number is not known by `unknown`.
 */
export function isBlocked(line: PhoneLine, from: string | undefined): boolean {
  if (!line.blockedCallers?.length) return false;
  const { exact, beginnings } = listOf(line);
  const party = partyOf(from);
  if (party.kind === 'withheld') return exact.has('anonymous');
  if (party.kind === 'unknown') return exact.has('unknown');
  if (party.kind !== 'number') return false;
  return exact.has(party.number) || beginnings.some((beginning) => party.number.startsWith(beginning));
}

const listOf = memo(({ blockedCallers: entries = [] }: PhoneLine) => ({
  exact: new Set(entries.filter((entry) => !entry.endsWith('*'))),
  beginnings: entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1)),
}));
