import { median } from './statistics.ts';

/** Who was measured: this app, a hello-world built and run the same way, the usual way, an Express app. */
export const subjects = ['ours', 'floor', 'naive', 'peer'] as const;
export type Subject = (typeof subjects)[number];

export type Samples = { ours: number[] } & { [subject in Subject]?: number[] };

/** What the ratio ours / against should be. */
export interface Target {
  against: Exclude<Subject, 'ours'>;
  atMost?: number;
  atLeast?: number;
}

/** One line of the bench's table. */
export interface Row {
  name: string;
  unit: string;
  samples: Samples;
  /** An amount taken off every median before ratios are made, such as an empty process's own start. */
  takenOff?: number;
  target?: Target;
  /** The most that our own median may be. */
  limit?: number;
}

/** The median of a subject, without what is taken off; undefined where it was not measured. */
export function value({ samples, takenOff = 0 }: Row, subject: Subject): number | undefined {
  const measured = samples[subject];
  return measured && measured.length > 0 ? median(measured) - takenOff : undefined;
}

/**
 * Ours in relation to `against`: the median of the rounds' own ratios, since what slows the machine slows a whole round.
 * Undefined where either was not measured.
 */
export function ratio({ samples, takenOff = 0 }: Row, against: Exclude<Subject, 'ours'>): number | undefined {
  const others = samples[against];
  if (!others) return undefined;
  const ratios = samples.ours.map(
    (own, round) => (own - takenOff) / ((others[round] ?? Number.NaN) - takenOff),
  );
  return median(ratios.filter((each) => !Number.isNaN(each)));
}

/** Whether the row's target and limit are met; undefined where it has none. */
export function isMet(row: Row): boolean | undefined {
  const { target, limit } = row;
  if (!target && limit === undefined) return undefined;
  const reached = target ? ratio(row, target.against) : 0;
  const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = target ?? {};
  if (reached === undefined || reached > atMost || reached < atLeast) return false;
  return (value(row, 'ours') ?? Number.NaN) <= (limit ?? Number.POSITIVE_INFINITY);
}
