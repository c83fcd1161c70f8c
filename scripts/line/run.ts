import { checkLine, report } from './checkLine.ts';
import { chooseTwilio } from './chooseTwilio.ts';
import { type Command, readArguments, USAGE } from './commandLine.ts';
import { connect } from './connect.ts';
import { functionsUrl } from './functionsUrl.ts';
import { LineError } from './lineError.ts';
import { checkedSettings, type Known, readValues, type Values } from './lineSettings.ts';
import { listNumbers } from './numbers.ts';
import { twilioClient } from './twilioClient.ts';
import { verifyCallerId } from './verifyCallerId.ts';

/** What the command needs of the world outside; tests give their own. */
export interface World {
  environment: NodeJS.ProcessEnv;
  settingsFile: string;
  print(line: string): void;
  printError(line: string): void;
}

/**
 * Runs one command.
 * @param args what follows the script's name
 * @returns the exit code: 0 done and well, 1 Twilio or the functions say no, 2 wrongly called
 */
export async function run(args: string[], world: World): Promise<0 | 1 | 2> {
  try {
    const command = readArguments(args);
    if (command.name === 'help') {
      world.print(USAGE);
      return 0;
    }
    const given = await readValues(world.settingsFile, world.environment);
    const values = await chooseTwilio(given, world.print);
    const { lines, well } = await perform(command, values);
    for (const line of lines) world.print(line);
    return well ? 0 : 1;
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    world.printError(error.message);
    return error.exitCode;
  }
}

interface Outcome {
  lines: string[];
  well: boolean;
}

type Task = Exclude<Command, { name: 'help' }>;

async function perform(task: Task, values: Values): Promise<Outcome> {
  switch (task.name) {
    case 'numbers': {
      const settings = checkedSettings(values, 'accountSid', 'authToken');
      return done(await listNumbers(twilioClient(settings), settings.phoneNumber));
    }
    case 'verify-caller-id': {
      const settings = checkedSettings(values, 'accountSid', 'authToken');
      return done(await verifyCallerId(twilioClient(settings), task.phoneNumber));
    }
    case 'connect':
      return done(await connectLine(task.url, task.overwrite, lineSettings(values)));
    case 'check':
      return checkAll(task.url, lineSettings(values));
  }
}

function done(lines: string[]): Outcome {
  return { lines, well: true };
}

type LineSettings = Known<'accountSid' | 'authToken' | 'phoneNumber'>;

function lineSettings(values: Values): LineSettings {
  return checkedSettings(values, 'accountSid', 'authToken', 'phoneNumber');
}

function connectLine(url: string, overwrite: boolean, settings: LineSettings): Promise<string[]> {
  const base = functionsUrl(url, settings.apiBaseUrl !== undefined);
  const messagingService = settings.messagingServiceSid !== undefined;
  const { phoneNumber } = settings;
  return connect(twilioClient(settings), { phoneNumber, base, overwrite, messagingService });
}

async function checkAll(url: string, settings: LineSettings): Promise<Outcome> {
  const base = functionsUrl(url, settings.apiBaseUrl !== undefined);
  const { accountSid, authToken: token, phoneNumber } = settings;
  const verdicts = await checkLine(twilioClient(settings), { base, accountSid, token, phoneNumber });
  return { lines: report(verdicts), well: verdicts.every(({ ok }) => ok) };
}
