import { parseArgs } from 'node:util';

export interface BenchOptions {
  quick: boolean;
  /** File that receives the figures as JSON. */
  json: string;
  /** Measure only the parts whose name holds this. */
  only: string | undefined;
}

/** Reads the command line. Throws Error for an option that does not exist. */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'string', default: 'bench-results.json' },
      only: { type: 'string' },
    },
  });
  return values as BenchOptions;
}
