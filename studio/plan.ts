import { readPort } from '../functions-host/index.ts';
import { type Command, readArguments } from './commandLine.ts';
import type { LocalSettings } from './localSettings.ts';
import { sandboxAddress } from './sandboxAddress.ts';

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

/** What npm start -- --help says. */
export const START: Command = {
  call: 'npm start',
  about:
    'Runs the phone line on this machine, with a sandbox that plays Twilio. npm run dev is the same with --watch.',
  options: [
    '--line FILE           the phone line (default phone-line.json)',
    '--watch               build and start again when src/ or the phone line changes',
    '--built-in            use the built-in host, even where Azure Functions Core Tools are installed',
    '--sandbox-only        start the sandbox alone; you run the functions, such as by func start',
    '--settings FILE       the settings (default local.settings.json)',
    'FUNCTIONS_PORT=N      a variable of the environment: the port of the functions (default 7071)',
    'SANDBOX_PORT=N        the same for the sandbox and its phone page (default 7080)',
  ],
  docs: 'README.md, docs/phone-page.md',
};

/** Reads the command line of npm start. @throws MisuseError for an option that does not exist. */
export function readStartOptions(args: string[]): StartOptions {
  const { values } = readArguments({
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
  /** What a person should know of the ports. */
  notes: string[];
}

type Environment = Record<string, string | undefined>;

/** What is to be started, from local.settings.json and the environment. @throws Error naming the port at fault. */
export function makePlan(local: Pick<LocalSettings, 'values' | 'port'>, environment: Environment): Plan {
  const given = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const settings = { ...local.values, ...Object.fromEntries(given) };
  const { FUNCTIONS_PORT } = settings;
  const sandbox = sandboxAddress(settings);
  return {
    settings,
    functionsPort: FUNCTIONS_PORT?.trim() ? readPort(FUNCTIONS_PORT, 'FUNCTIONS_PORT') : (local.port ?? 7071),
    sandboxPort: sandbox?.port,
    notes: sandbox?.notes ?? [],
  };
}
