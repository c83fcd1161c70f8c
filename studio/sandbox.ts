import { join } from 'node:path';
import { spawnFunctionsHost } from '../functions-host/spawn.ts';
import {
  type AppView,
  type Clock,
  RealClock,
  startSandbox as startTwilio,
  type TwilioContext,
  type VirtualPhone,
} from '../sandbox/src/index.ts';
import { ensureApp, ensureTools, root } from './builds.ts';
import { readLocalSettings } from './localSettings.ts';
import type { RunFunctions, RunningFunctions } from './runningFunctions.ts';

export interface SandboxOptions {
  /** The phone line's file, relative to the project; default phone-line.json. */
  line?: string;
  /** The clock of calls and messages; a ManualClock makes a test of a long flow take milliseconds. Default the real one. */
  clock?: Clock;
  /** App settings that differ from local.settings.json.example ('' unsets one). */
  settings?: Record<string, string>;
  /** Ports; default 0, any free one. */
  functionsPort?: number;
  sandboxPort?: number;
  /** A built entry to run, instead of building `line`. */
  entry?: string;
  /** Check function keys: these, or (`{}`) random ones, found in `functions.keys`. */
  keys?: { function?: string; master?: string };
  /** Called with each line that the functions log. */
  onLog?: (line: string) => void;
  /** What GET /sandbox/config answers. */
  info?: () => AppView;
  /** What runs the functions with these settings; default the built-in host. */
  runFunctions?: RunFunctions;
}

export interface Sandbox {
  /** http://127.0.0.1:PORT/api */
  functionsUrl: string;
  /** Where the sandbox's Twilio and the phone page answer: http://127.0.0.1:PORT */
  origin: string;
  /** The line's own number, E.164. */
  lineNumber: string;
  clock: Clock;
  twilio: TwilioContext;
  /** What the functions wrote, oldest first. */
  logs: string[];
  functions: RunningFunctions;
  /** A phone with this number (E.164) that a test holds. */
  phone(number: string): VirtualPhone;
  close(): Promise<void>;
}

/**
 * Starts the functions and a Twilio of their own, connected as in production: over HTTP, with signatures.
 * @throws Error if the phone line has errors, a port is in use, or the functions cannot start.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return startSandboxWith({ ...(await exampleSettings()), ...options.settings }, options);
}

/** The same with exactly these settings; `options.settings` is not looked at. */
export async function startSandboxWith(
  given: Record<string, string>,
  options: SandboxOptions,
): Promise<Sandbox> {
  const settings = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value.trim()]));
  const clock = options.clock ?? new RealClock();
  const lineNumber = settings.TWILIO_PHONE_NUMBER ?? '';
  const runFunctions = options.runFunctions ?? (await builtInHost(options));
  const started = await listening(options.sandboxPort ?? 0, (port) =>
    startTwilio({ ...account(settings), port, clock, app: options.info }),
  );
  const { origin, twilio } = started;
  try {
    const functions = await runFunctions({ ...settings, TWILIO_API_BASE_URL: origin });
    const { origin: here } = new URL(functions.url);
    const publicUrl = publicBaseUrl(settings) ?? here;
    started.tunnel(publicUrl, here);
    if (lineNumber)
      started.configure(
        webhooksOf(
          lineNumber,
          functions.url.replace(here, () => publicUrl),
        ),
      );
    return {
      ...{ functionsUrl: functions.url, origin, lineNumber, clock, twilio, functions, logs: functions.logs },
      phone: (number) => started.phone(number),
      close: async () => {
        await functions.close();
        await started.close();
      },
    };
  } catch (error) {
    await started.close();
    throw error;
  }
}

/** The address that the line's own webhooks begin with, if it is one; the functions report one that is none. */
function publicBaseUrl({ PUBLIC_BASE_URL = '' }: Record<string, string>): string | undefined {
  if (!/^https?:/i.test(PUBLIC_BASE_URL) || !URL.canParse(PUBLIC_BASE_URL)) return undefined;
  return PUBLIC_BASE_URL.replace(/\/+$/, '');
}

/** What a number is given in Twilio's console, and by `npm run line -- connect`. */
function webhooksOf(number: string, url: string) {
  return {
    number,
    voiceUrl: `${url}/voiceTwiml`,
    smsUrl: `${url}/smsTwiml`,
    statusUrl: `${url}/callStatus`,
  };
}

async function listening<T>(port: number, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new Error(
      `Port ${port} for the sandbox is in use: set SANDBOX_PORT to another one (0 for any free one).`,
    );
  }
}

/** The values of local.settings.json.example, which run as they are. */
export async function exampleSettings(): Promise<Record<string, string>> {
  return (await readLocalSettings(join(root, 'local.settings.json.example'))).values;
}

async function builtInHost(options: SandboxOptions): Promise<RunFunctions> {
  const host = await ensureTools();
  const entry = options.entry ?? (await ensureApp(options.line));
  const { functionsPort: port = 0, keys, onLog } = options;
  return (settings) => spawnFunctionsHost({ root, entry, host, port, settings, keys, onLog });
}

function account(settings: Record<string, string>) {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_PHONE_NUMBER, TWILIO_API_KEY, TWILIO_API_SECRET } =
    settings;
  return {
    accountSid: TWILIO_ACCOUNT_SID ?? '',
    authToken: TWILIO_AUTH_TOKEN ?? '',
    apiKey: TWILIO_API_KEY,
    apiSecret: TWILIO_API_SECRET,
    number: TWILIO_PHONE_NUMBER || undefined,
  };
}
