import { join } from 'node:path';
import { SharedTime, spawnFunctionsHost } from '../functions-host/index.ts';
import type { AppView, Clock, Sandbox, SandboxOptions, VirtualPhone } from '../sandbox/src/index.ts';
import { root } from './build.ts';
import { ensureApp, ensureTools } from './buildCache.ts';
import type { RunFunctions, RunningFunctions } from './functions.ts';
import { readLocalSettings } from './localSettings.ts';

/** What a line is started with. Every option may be left out. */
export interface LineOptions {
  /** The phone line's file, relative to the project; default what PHONE_LINE names, else phone-line.json. */
  line?: string;
  /**
   * The clock of calls, messages and the app. On a ManualClock, a test of a long call takes milliseconds, and the opening
   * hours are those of the clock's time. Default a RealClock.
   */
  clock?: Clock;
  /** App settings that differ from local.settings.json.example; '' removes one. */
  settings?: Record<string, string>;
  /** The functions' port; default 0, which takes any free one. */
  functionsPort?: number;
  /** The sandbox's port; default 0, which takes any free one. */
  sandboxPort?: number;
  /** A built entry to run, instead of building `line`. */
  entry?: string;
  /** Check function keys: these, or (`{}`) random ones, found in `functions.keys`. */
  keys?: { function?: string; master?: string };
  /** Called with each line that the functions log. */
  onLog?: (line: string) => void;
  /** What the phone page is told of the app; `url` is where the functions are, once that is known. */
  app?: (url?: string) => AppView;
  /** What runs the functions with these settings; default the built-in host. */
  runFunctions?: RunFunctions;
}

/** What a function of the HTTP API answered. */
export interface ApiAnswer {
  status: number;
  /** The JSON of the answer: sid, status, to, from; or a problem's title, detail and errors. */
  body: Record<string, unknown>;
}

/** A running line: its functions, and a sandbox of their own. */
export interface Line {
  /** Where the functions answer: http://127.0.0.1:PORT/api */
  functionsUrl: string;
  /** Where the sandbox and the phone page answer: http://127.0.0.1:PORT */
  origin: string;
  /** The line's own number, E.164. */
  lineNumber: string;
  clock: Clock;
  /** The lines that the functions logged, oldest first. */
  logs: string[];
  functions: RunningFunctions;
  sandbox: Sandbox;
  /** Returns a phone with this number (E.164), for a test to call and text with. */
  phone(number: string): VirtualPhone;
  /** Posts these fields to the function makeCall: `{ to, document }` or `{ to, say }`, and what else it takes. */
  makeCall(fields?: Record<string, unknown>): Promise<ApiAnswer>;
  /** Posts these fields to the function sendSms: `{ to, body }`, and what else it takes. */
  sendSms(fields: Record<string, unknown>): Promise<ApiAnswer>;
  /** Ends the functions and the sandbox. */
  close(): Promise<void>;
  /** The same, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts the functions and a sandbox of their own. They talk as in production: over HTTP, with signed webhooks.
 * @returns the running line; end it with `close()` or `await using`
 * @throws Error if the phone line has errors, a port is in use, or the functions cannot start
 * @example
 * await using line = await startLine({ clock: new ManualClock() });
 * const call = await line.phone('+12025550143').call();
 * await call.hears('Hello Monkey!');
 * await call.press('2');
 */
export async function startLine(options: LineOptions = {}): Promise<Line> {
  return startLineWith({ ...(await exampleSettings()), ...options.settings }, options);
}

/** Does the same with exactly these settings; it does not use `options.settings`. */
export async function startLineWith(given: Record<string, string>, options: LineOptions): Promise<Line> {
  const settings = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value.trim()]));
  const runFunctions = options.runFunctions ?? (await builtInHost(options));
  const { app = whereItIs } = options;
  let functions: RunningFunctions | undefined;
  const used = await asUsed(settings);
  const time = new SharedTime();
  let sandbox: Sandbox | undefined;
  try {
    sandbox = await sandboxFor(used, options, {
      app: () => app(functions?.url),
      onClock: (now) => time.set(now),
      clockStays: () => (functions && !functions.followsClock ? APP_ON_ITS_OWN : undefined),
    });
    functions = await runFunctions({ ...settings, TWILIO_API_BASE_URL: sandbox.origin }, time);
    connect(sandbox, functions.url, used);
    return lineOf(sandbox, functions, time, used.TWILIO_PHONE_NUMBER ?? '');
  } catch (error) {
    await sandbox?.close();
    time.close();
    throw error;
  }
}

/** Why the clock may not be set where the functions cannot follow it. */
const APP_ON_ITS_OWN =
  'The functions go by the computer’s own clock, as the built-in host does not run them: use npm start -- --built-in';

function whereItIs(url?: string): AppView {
  return url === undefined ? {} : { url };
}

/** The values of local.settings.json.example, which run as they are. */
export async function exampleSettings(): Promise<Record<string, string>> {
  return (await readLocalSettings(join(root, 'local.settings.json.example'))).values;
}

function lineOf(sandbox: Sandbox, functions: RunningFunctions, time: SharedTime, lineNumber: string): Line {
  const { origin, clock } = sandbox;
  const ask = (name: string, fields: object) => askFunction(functions, name, fields);
  const close = async () => {
    await functions.close();
    await sandbox.close();
    time.close();
  };
  return {
    ...{ functionsUrl: functions.url, origin, lineNumber, clock, logs: functions.logs, functions, sandbox },
    phone: (number) => sandbox.phone(number),
    makeCall: (fields = {}) => ask('makeCall', fields),
    sendSms: (fields) => ask('sendSms', fields),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function askFunction(functions: RunningFunctions, name: string, fields: object): Promise<ApiAnswer> {
  const answer = await fetch(`${functions.url}/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(functions.keys && { 'x-functions-key': functions.keys.function }),
    },
    body: JSON.stringify(fields),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
}

async function sandboxFor(
  settings: Record<string, string>,
  { sandboxPort: port = 0, clock }: LineOptions,
  views: Pick<SandboxOptions, 'app' | 'onClock' | 'clockStays'>,
): Promise<Sandbox> {
  const { startSandbox } = await import('../sandbox/src/index.ts');
  try {
    return await startSandbox({ ...accountOf(settings), port, ...views, ...(clock && { clock }) });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new Error(
      `Port ${port} for the sandbox is in use: set SANDBOX_PORT to another one (0 for any free one).`,
    );
  }
}

/** What the sandbox and the functions must read alike: the account, its number, and where Twilio calls. */
const SHARED = [
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_API_KEY',
  'TWILIO_API_SECRET',
  'TWILIO_PHONE_NUMBER',
  'PUBLIC_BASE_URL',
];

/** The settings with these as the functions use them. The code that knows is slow to load, and most settings do not need it. */
async function asUsed(settings: Record<string, string>): Promise<Record<string, string>> {
  const { TWILIO_PHONE_NUMBER = '', PUBLIC_BASE_URL = '' } = settings;
  const isPlain = SHARED.every((name) => /^[!-~]*$/.test(settings[name] ?? ''));
  if (isPlain && /^(\+\d+)?$/.test(TWILIO_PHONE_NUMBER) && PUBLIC_BASE_URL === '') return settings;
  const { inspectSettings, SETTINGS } = await import('../src/tooling.ts');
  const { settings: read } = inspectSettings(settings);
  const used = SHARED.flatMap((name) => {
    const field = SETTINGS[name]?.field;
    const value = field && read[field];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  // The functions report an address that is none, and go by their own.
  return { ...settings, PUBLIC_BASE_URL: '', ...Object.fromEntries(used) };
}

/** The account that the settings name; what they leave out has the sandbox's own default. */
function accountOf(settings: Record<string, string>) {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_PHONE_NUMBER, TWILIO_API_KEY, TWILIO_API_SECRET } =
    settings;
  return {
    ...(TWILIO_ACCOUNT_SID && { accountSid: TWILIO_ACCOUNT_SID }),
    ...(TWILIO_AUTH_TOKEN && { authToken: TWILIO_AUTH_TOKEN }),
    ...(TWILIO_PHONE_NUMBER && { number: TWILIO_PHONE_NUMBER }),
    ...(TWILIO_API_KEY && TWILIO_API_SECRET && { apiKey: TWILIO_API_KEY, apiSecret: TWILIO_API_SECRET }),
  };
}

/** Gives the number the webhooks that Twilio's console, or `npm run line -- connect`, would give it. */
function connect(sandbox: Sandbox, functionsUrl: string, settings: Record<string, string>): void {
  const { origin: here } = new URL(functionsUrl);
  const publicUrl = settings.PUBLIC_BASE_URL || here;
  sandbox.tunnel(publicUrl, here);
  if (!settings.TWILIO_PHONE_NUMBER) return;
  const url = functionsUrl.replace(here, () => publicUrl);
  const webhooks = {
    voiceUrl: `${url}/voiceTwiml`,
    smsUrl: `${url}/smsTwiml`,
    statusUrl: `${url}/callStatus`,
  };
  sandbox.configure({ number: settings.TWILIO_PHONE_NUMBER, ...webhooks });
}

async function builtInHost(options: LineOptions): Promise<RunFunctions> {
  const line = options.line ?? (process.env.PHONE_LINE || undefined);
  const [host, entry] = [await ensureTools(), options.entry ?? (await ensureApp(line))];
  const { functionsPort: port = 0, keys, onLog } = options;
  const own = { ...(keys && { keys }), ...(onLog && { onLog }) };
  return (settings, time) =>
    spawnFunctionsHost({ root, entry, host, port, settings, ...own, ...(time && { time }) });
}
