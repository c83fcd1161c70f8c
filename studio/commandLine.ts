import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A command line that is not understood, or a wish for help: what to print, and the exit code. */
export class CommandLineEnd extends Error {
  constructor(
    message: string,
    readonly exitCode: 0 | 2,
  ) {
    super(message);
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads a command line of options and file names.
 * @param usage what --help prints; its first line is `Usage: npm run ...`
 * @throws CommandLineEnd with the usage for --help, or naming the option that does not exist
 */
export function readCommandLine<const O extends Options>(
  args: string[],
  usage: string,
  options: O,
  allowPositionals = false,
) {
  if (args.includes('--help') || args.includes('-h')) throw new CommandLineEnd(usage, 0);
  try {
    return parseArgs({ args, options, allowPositionals });
  } catch (cause) {
    const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('. To specify');
    throw new CommandLineEnd(`${reason.replace(/\.$/, '')}.\n\n${usage}`, 2);
  }
}

/** Runs a command; help and a wrong command line are printed and end it with their exit code, as does any error with 1. */
export async function runCommand(command: () => Promise<void> | void): Promise<void> {
  try {
    await command();
  } catch (error) {
    const asked = error instanceof CommandLineEnd && error.exitCode === 0;
    (asked ? console.log : console.error)(error instanceof Error ? error.message : error);
    process.exitCode = error instanceof CommandLineEnd ? error.exitCode : 1;
  }
}
