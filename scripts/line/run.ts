import { authToken, lineNumber, twilioClient, usesSandbox } from './account.ts';
import { type Command, readArguments, usage } from './arguments.ts';
import { check, report } from './check.ts';
import { connect } from './connect.ts';
import { LineError } from './errors.ts';
import { readSettings, type Settings } from './localSettings.ts';
import { listNumbers } from './numbers.ts';
import { verifyCallerId } from './verifyCallerId.ts';
import { functionsBase } from './webhooks.ts';

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
      world.print(usage);
      return 0;
    }
    const settings = readSettings(world.settingsFile, world.environment);
    if (usesSandbox(settings))
      world.print(`(Asking the sandbox at ${settings.TWILIO_API_BASE_URL}, not Twilio.)`);
    const { lines, well } = await perform(command, settings);
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

async function perform(task: Task, settings: Settings): Promise<Outcome> {
  switch (task.name) {
    case 'numbers':
      return done(await listNumbers(twilioClient(settings), settings.TWILIO_PHONE_NUMBER));
    case 'connect':
      return done(await connectLine(task.url, task.overwrite, settings));
    case 'check':
      return checkLine(task.url, settings);
    case 'verify-caller-id':
      return done(await verifyCallerId(twilioClient(settings), task.phoneNumber));
  }
}

function done(lines: string[]): Outcome {
  return { lines, well: true };
}

function connectLine(url: string, overwrite: boolean, settings: Settings): Promise<string[]> {
  const base = functionsBase(url, usesSandbox(settings));
  const messagingService = settings.TWILIO_MESSAGING_SERVICE_SID !== undefined;
  const phoneNumber = lineNumber(settings);
  return connect(twilioClient(settings), { phoneNumber, base, overwrite, messagingService });
}

async function checkLine(url: string, settings: Settings): Promise<Outcome> {
  const base = functionsBase(url, usesSandbox(settings));
  const client = twilioClient(settings);
  const findings = await check(client, {
    base,
    accountSid: client.accountSid,
    token: authToken(settings),
    phoneNumber: lineNumber(settings),
  });
  return { lines: report(findings), well: findings.every((finding) => finding.ok) };
}
