import { readArguments as readOptions } from '../../studio/index.ts';
import { LineError } from './lineError.ts';

/** What the user asked the command to do. */
export type Command =
  | { name: 'help' }
  | { name: 'numbers' }
  | { name: 'connect'; url: string; overwrite: boolean }
  | { name: 'check'; url: string }
  | { name: 'verify-caller-id'; phoneNumber: string };

export const USAGE = `Usage: npm run line -- <command>

  numbers                      list the account's phone numbers and where they point
  connect <url> [--yes]        point TWILIO_PHONE_NUMBER at the functions at <url>
  check <url>                  ask the functions and Twilio whether all is well
  verify-caller-id <number>    let Twilio call <number>, so that the line may call from it

<url> is where the functions are, e.g. https://my-app.azurewebsites.net
--yes lets connect replace webhooks that point elsewhere.
--help shows this text.

Docs: docs/line-command.md`;

/**
 * Reads the command line.
 * @param args what follows the script's name
 * @throws LineError with exit code 2 that says what is missing or unknown
 */
export function readArguments(args: string[]): Command {
  const { values, positionals } = parse(args);
  const [name, operand, ...rest] = positionals;
  if (values.help || name === undefined || name === 'help') return { name: 'help' };
  if (rest.length > 0) throw misuse(`"${rest.join(' ')}" is more than ${name} takes.`);
  if (values.yes && name !== 'connect') throw misuse('--yes belongs to connect only.');
  switch (name) {
    case 'numbers':
      if (operand !== undefined) throw misuse(`numbers takes nothing after it, not "${operand}".`);
      return { name };
    case 'connect':
      return {
        name,
        url: required(operand, 'connect needs the URL of the functions.'),
        overwrite: values.yes,
      };
    case 'check':
      return { name, url: required(operand, 'check needs the URL of the functions.') };
    case 'verify-caller-id':
      return { name, phoneNumber: required(operand, 'verify-caller-id needs a phone number.') };
    default:
      throw misuse(`There is no command "${name}".`);
  }
}

function parse(args: string[]) {
  try {
    return readOptions({
      args,
      allowPositionals: true,
      options: {
        yes: { type: 'boolean', short: 'y', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw misuse(error instanceof Error ? error.message : 'The command line is not understood.');
  }
}

function required(value: string | undefined, message: string): string {
  if (value === undefined || value.trim() === '') throw misuse(message);
  return value.trim();
}

function misuse(message: string): LineError {
  return new LineError(`${message}\n\n${USAGE}`, 2);
}
