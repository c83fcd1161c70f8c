import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The command line was not understood. */
export class MisuseError extends Error {
  override name = 'MisuseError';
}

/** What is told of a command: `call` is what its user types, such as `npm run bench`. */
export interface Command {
  call: string;
  /** One line for each argument and option. */
  options: string[];
  /** What the command does, in one sentence. */
  about: string;
  /** What to read. */
  docs: string;
}

/**
 * Runs a command and says what went wrong. Returns the exit code: 0 for done and for --help, 1 for an error, 2 for a
 * command line that was not understood, else what `work` returned.
 */
export async function runCommand(
  command: Command,
  args: string[],
  work: () => Promise<number | undefined> | number | undefined,
): Promise<number> {
  try {
    if (!wantsHelp(args)) return (await work()) ?? 0;
    console.log(helpOf(command));
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (!(error instanceof MisuseError)) return 1;
    console.error(`${command.call} -- --help lists what there is.`);
    return 2;
  }
}

function wantsHelp(args: string[]): boolean {
  return args.some((arg) => arg === '--help' || arg === '-h');
}

function helpOf({ call, about, options, docs }: Command): string {
  const shown = [...options, '--help                this text'].map((line) => `  ${line}`);
  return [`Usage: ${call} -- [options]`, '', about, '', ...shown, '', `Docs: ${docs}`].join('\n');
}

/** parseArgs of Node.js, in plainer words. @throws MisuseError that names what was not understood */
export function readArguments<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new MisuseError(inPlainWords(error));
  }
}

const PLAIN: Readonly<{ [code: string]: string }> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'is not an option.',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: 'is more than this command takes.',
};

function inPlainWords(error: unknown): string {
  if (!(error instanceof Error)) return 'The command line is not understood.';
  const named = /'(.*?)'/.exec(error.message)?.[1];
  if (named?.endsWith(' <value>')) return `${named.replace(' <value>', '')} needs a value.`;
  const plain = 'code' in error ? PLAIN[String(error.code)] : undefined;
  return named && plain ? `${named} ${plain}` : `${error.message.split('\n')[0]}.`.replace(/\.\.$/, '.');
}
