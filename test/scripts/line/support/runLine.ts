import { run } from '../../../../scripts/line/run.ts';
import { accountSid, lineNumber, token } from './account.ts';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs the command as main.ts does, with settings of the test only. */
export async function runLine(args: string[], settings: Record<string, string>): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    environment: settings,
    settingsFile: '/nowhere/local.settings.json',
    print: (line) => out.push(line),
    printError: (line) => err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** Settings of a line whose Twilio is at `origin`. */
export function settingsFor(origin: string): Record<string, string> {
  return {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: token,
    TWILIO_PHONE_NUMBER: lineNumber,
    TWILIO_API_BASE_URL: origin,
  };
}
