import { type Command, readArguments } from '../../studio/index.ts';

export interface BenchOptions {
  quick: boolean;
  /** File that receives the figures as JSON. */
  json: string;
  /** Measure only the parts whose name holds this. */
  only: string | undefined;
}

/** What npm run bench -- --help says. */
export const BENCH: Command = {
  call: 'npm run bench',
  about: 'Measures how fast the app is. It takes some minutes; leave the machine alone meanwhile.',
  options: [
    '--quick               too few runs to judge by, to see that all of it works',
    '--only WORD           measure only the parts whose name holds WORD',
    '--json FILE           the figures as JSON (default bench-results.json)',
  ],
  docs: 'docs/performance.md',
};

/** Reads the command line. @throws MisuseError for an option that does not exist. */
export function readOptions(args: string[]): BenchOptions {
  const { values } = readArguments({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'string', default: 'bench-results.json' },
      only: { type: 'string' },
    },
  });
  return values as BenchOptions;
}
