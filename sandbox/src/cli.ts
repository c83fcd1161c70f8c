#!/usr/bin/env node
import { HELP, readOptions, UsageError } from './cliOptions.ts';
import { DEFAULT_AUTH_TOKEN, type Sandbox, type SandboxOptions, startSandbox } from './startSandbox.ts';

/** The command: starts a sandbox, says where it is, and ends with the signal that stops it. */
async function main(args: string[]): Promise<void> {
  const options = readOptions(args);
  if (options === 'help') return console.log(HELP);
  const sandbox = await start(options);
  const stop = () => void sandbox.close().then(() => process.exit());
  process.once('SIGINT', stop).once('SIGTERM', stop);
  console.log(banner(sandbox, options));
}

async function start(options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox(options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new UsageError(`Port ${options.port} is in use: give another --port (0 for any free one).`);
    if (code === 'EACCES')
      throw new UsageError(`Port ${options.port} may not be used: give a --port above 1023.`);
    throw error;
  }
}

function banner({ origin, number, twilio }: Sandbox, options: SandboxOptions): string {
  const token = options.authToken ? 'the one given with --auth-token' : DEFAULT_AUTH_TOKEN;
  return `ahoy-sandbox plays Twilio at ${origin}

  phone page  ${origin}
  REST API    ${origin}/2010-04-01 (with Twilio's library: make ${origin} its base URL)
  account     ${twilio.accountSid}
  auth token  ${token}: it signs the webhooks
  number      ${number}
    calls     ${options.voiceUrl ?? 'nobody answers: give --voice-url'}
    texts     ${options.smsUrl ?? 'nobody answers: give --sms-url'}
    status    ${options.statusUrl ?? 'told to nobody'}

Call the number, and see what was heard:
  curl -X POST ${origin}/sandbox/calls -H 'content-type: application/json' -d '{"from":"+12025550143"}'
  curl ${origin}/sandbox/state

Stop it with Ctrl+C.`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\nahoy-sandbox --help lists the options.`);
  process.exitCode = 1;
}
