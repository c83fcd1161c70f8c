import type { Apps } from '../apps.ts';
import type { Row } from '../row.ts';

export interface Setting {
  apps: Apps;
  /** Fewer repetitions: shows that it runs, not how fast. */
  quick: boolean;
}

/** One part of the bench. */
export type Measure = (setting: Setting) => Promise<Row[]>;

/** Calls each subject's `sample` in turn, `rounds` times over, so that what disturbs the machine disturbs all alike. */
export async function interleaved<T extends string>(
  rounds: number,
  subjects: Record<T, () => Promise<number> | number>,
): Promise<Record<T, number[]>> {
  const names = Object.keys(subjects) as T[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<T, number[]>;
  for (let round = 0; round < rounds; round++) {
    // Every other round in reverse order: who comes first gains or loses nothing by it.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      samples[name].push(await subjects[name]());
    }
  }
  return samples;
}
