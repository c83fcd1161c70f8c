import { parseArgs } from 'node:util';
import { readPort } from '../functions-host/index.ts';
import type { LocalSettings } from './localSettings.ts';

export interface StartOptions {
  /** The phone line's file. */
  line: string;
  watch: boolean;
  /** Use the built-in Functions host even where Azure Functions Core Tools is installed. */
  builtIn: boolean;
  /** Start the sandbox alone: the functions are run by somebody else, such as `func start` by hand. */
  sandboxOnly: boolean;
  /** The settings file; local.settings.json is made from its example if there is none. */
  settings: string;
}

/** Reads the command line of npm start. @throws Error for an option that does not exist. */
export function readStartOptions(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      line: { type: 'string', default: 'phone-line.json' },
      watch: { type: 'boolean', default: false },
      'built-in': { type: 'boolean', default: false },
      'sandbox-only': { type: 'boolean', default: false },
      settings: { type: 'string', default: 'local.settings.json' },
    },
  });
  return { ...values, builtIn: values['built-in'], sandboxOnly: values['sandbox-only'] };
}

export interface Plan {
  /** The app settings: local.settings.json, over which the environment wins, as with func. */
  settings: Record<string, string>;
  functionsPort: number;
  /** The sandbox's port, or undefined where the functions talk to another Twilio than the sandbox's. */
  sandboxPort: number | undefined;
}

type Environment = Record<string, string | undefined>;

/** What is to be started, from local.settings.json and the environment. @throws Error naming the setting at fault. */
export function makePlan(local: LocalSettings, environment: Environment): Plan {
  const given = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const settings = { ...local.values, ...Object.fromEntries(given) };
  const { FUNCTIONS_PORT, SANDBOX_PORT } = environment;
  const own = sandboxAddress(settings.TWILIO_API_BASE_URL);
  return {
    settings,
    functionsPort: FUNCTIONS_PORT ? readPort(FUNCTIONS_PORT, 'FUNCTIONS_PORT') : (local.port ?? 7071),
    sandboxPort: own && (SANDBOX_PORT ? readPort(SANDBOX_PORT, 'SANDBOX_PORT') : own.port),
  };
}

/** The sandbox's default port, if TWILIO_API_BASE_URL means the sandbox: it names a loopback address. */
function sandboxAddress(setting: string | undefined): { port: number } | undefined {
  const text = setting?.trim();
  if (!text) return undefined;
  if (!URL.canParse(text))
    throw new Error(`TWILIO_API_BASE_URL must be a URL like http://127.0.0.1:7080, not "${text}".`);
  const url = new URL(text);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return undefined;
  return { port: url.port === '' ? 7080 : Number(url.port) };
}
