import { parseArgs } from 'node:util';
import { isE164 } from './phoneNumbers.ts';
import { isWebUrl } from './rest/form.ts';
import type { SandboxOptions } from './startSandbox.ts';

const DEFAULT_PORT = 7080;

export const HELP = `ahoy-sandbox plays Twilio on this machine, for an app in any language.

  ahoy-sandbox --voice-url URL --sms-url URL [options]

  --voice-url URL      asked what to do with a call to the number
  --sms-url URL        asked what to do with a text to the number
  --status-url URL     told how calls went
  --number +1...       the account's number (default +15005550006)
  --account-sid AC...  the account's SID (default AC and 32 zeros)
  --auth-token TOKEN   signs the webhooks, and is the REST API's password
  --api-key SK...      an API key that the REST API takes, too
  --api-secret SECRET  its secret
  --port PORT          where it listens (default ${DEFAULT_PORT}; 0 for any free port)
  --help               this text
`;

/** What is wrong with the command line, for a person. */
export class UsageError extends Error {}

const text = { type: 'string' } as const;
const OPTIONS = {
  'voice-url': text,
  'sms-url': text,
  'status-url': text,
  number: text,
  'account-sid': text,
  'auth-token': text,
  'api-key': text,
  'api-secret': text,
  port: text,
  help: { type: 'boolean' },
} as const;

type Name = Exclude<keyof typeof OPTIONS, 'help'>;

const isUrl = [isWebUrl, 'must be an absolute URL, such as http://127.0.0.1:3000/voice'] as const;
const isNotEmpty = [(value: string) => value.trim() !== '', 'must not be empty'] as const;

/** What each option must be, and the words for it. */
const RULES: Record<Name, readonly [holds: (value: string) => boolean, words: string]> = {
  'voice-url': isUrl,
  'sms-url': isUrl,
  'status-url': isUrl,
  number: [isE164, 'must be a phone number in E.164 form, such as +15005550006'],
  'account-sid': [(value) => /^AC[0-9a-f]{32}$/i.test(value), 'must be AC and 32 hexadecimal digits'],
  'auth-token': isNotEmpty,
  'api-key': [(value) => /^SK[0-9a-f]{32}$/i.test(value), 'must be SK and 32 hexadecimal digits'],
  'api-secret': isNotEmpty,
  port: [(value) => /^\d{1,5}$/.test(value) && Number(value) < 65_536, 'must be a number from 0 to 65535'],
};

/** A number as it was pasted, without the marks that phones put around it and the scheme of a link. */
function pasted(number: string | undefined): string | undefined {
  return number
    ?.normalize('NFKC')
    .replace(/[\p{Cf}\s]/gu, '')
    .replace(/^tel:/i, '');
}

/** Reads the command line. @throws UsageError that names the option at fault. */
export function readOptions(args: string[]): SandboxOptions | 'help' {
  const given = parse(args);
  const values = { ...given, number: pasted(given.number) };
  if (values.help) return 'help';
  for (const [name, [holds, words]] of Object.entries(RULES) as [Name, (typeof RULES)[Name]][]) {
    const value = values[name];
    if (value !== undefined && !holds(value))
      throw new UsageError(`--${name} ${words}, not ${JSON.stringify(value)}.`);
  }
  const [key, secret] = [values['api-key'], values['api-secret']];
  if ((key === undefined) !== (secret === undefined))
    throw new UsageError(
      `--${key ? 'api-key' : 'api-secret'} wants --${key ? 'api-secret' : 'api-key'}, too.`,
    );
  return {
    voiceUrl: values['voice-url'],
    smsUrl: values['sms-url'],
    statusUrl: values['status-url'],
    number: values.number,
    accountSid: values['account-sid'],
    authToken: values['auth-token'],
    apiKey: key,
    apiSecret: secret,
    port: Number(values.port ?? DEFAULT_PORT),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    // Node's own sentence names the option; what follows it is about positional arguments, which there are none of.
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new UsageError(`${sentence.replace(/\.$/, '')}.`);
  }
}
