import { readCommandLine } from '../../studio/index.ts';

export interface BenchOptions {
  quick: boolean;
  /** File that receives the figures as JSON. */
  json: string;
  /** Measure only the parts whose name holds this. */
  only: string | undefined;
}

const USAGE = `Usage: npm run bench [-- OPTIONS]

  --quick       a run that only shows that it runs
  --only PART   the parts whose names hold PART, such as start or memory
  --json FILE   writes the figures to FILE; default bench-results.json

docs/performance.md explains the figures.`;

/** Reads the command line. @throws CommandLineEnd for --help, or an option that does not exist. */
export function readOptions(args: string[]): BenchOptions {
  const { values } = readCommandLine(args, USAGE, {
    quick: { type: 'boolean', default: false },
    json: { type: 'string', default: 'bench-results.json' },
    only: { type: 'string' },
  });
  return values as BenchOptions;
}
