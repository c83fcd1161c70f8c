import type { AppReport } from './appView.ts';
import type { RunFunctions } from './functions.ts';
import { startLineWith } from './line.ts';
import type { Plan } from './plan.ts';

export interface Started {
  lineNumber: string;
  functionsUrl: string;
  /** Where the sandbox is; undefined without one. */
  origin: string | undefined;
  /** What a person should know, next to where things are. */
  notes: string[];
  close(): Promise<void>;
}

/** Starts the functions, with the sandbox's Twilio or, where the plan says so, without it. */
export async function start(plan: Plan, runFunctions: RunFunctions, report: AppReport): Promise<Started> {
  const lineNumber = plan.settings.TWILIO_PHONE_NUMBER ?? '';
  if (plan.sandboxPort !== undefined) return startWithSandbox(plan.sandboxPort, plan, runFunctions, report);
  const { url, loadError, close } = await runFunctions(plan.settings);
  return { lineNumber, functionsUrl: url, origin: undefined, notes: loadNotes(loadError), close };
}

async function startWithSandbox(
  sandboxPort: number,
  plan: Plan,
  runFunctions: RunFunctions,
  report: AppReport,
): Promise<Started> {
  const line = await startLineWith(plan.settings, { sandboxPort, runFunctions, app: report.view });
  report.onChange = () => line.sandbox.appChanged();
  const notes = loadNotes(line.functions.loadError);
  if (plan.settings.PUBLIC_BASE_URL?.trim())
    notes.push(
      'Webhooks are signed for PUBLIC_BASE_URL and brought to the functions here, as a tunnel would.',
    );
  const { lineNumber, functionsUrl, origin, close } = line;
  return { lineNumber, functionsUrl, origin, notes, close };
}

function loadNotes(loadError: string | undefined): string[] {
  return loadError ? [`The functions did not load, so all answer 404: ${loadError}`] : [];
}

export interface BannerFacts {
  lineNumber: string;
  functionsUrl: string;
  /** Undefined where the functions talk to a real Twilio. */
  origin: string | undefined;
  /** What runs the functions, in words. */
  host: string;
  /** The settings that are required and not set. */
  missing: string[];
  notes: string[];
}

/** The settings without which nothing can ask Twilio. */
const REQUIRED = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_PHONE_NUMBER'];

/** Those of them that are not set. */
export function missingSettings(settings: Record<string, string>): string[] {
  return REQUIRED.filter((name) => !settings[name]?.trim());
}

/** What npm start prints when all is up. */
export function banner(facts: BannerFacts): string {
  const { functionsUrl, origin, lineNumber, host, notes } = facts;
  const line = lineNumber || 'TWILIO_PHONE_NUMBER is not set';
  const places = [
    `  Functions   ${functionsUrl}   (${host})`,
    origin ? `  Phone page  ${origin}   (a phone in your browser; the line is ${line})` : realTwilio(facts),
  ];
  return [
    'Ahoy is up.',
    '',
    ...places,
    ...notes.map((note) => `  Note        ${note}`),
    '',
    'Try:',
    ...(origin ? sandboxTries(functionsUrl, origin) : realTries(facts)),
    '',
    'Ctrl-C stops it.',
  ].join('\n');
}

function realTwilio({ missing, lineNumber }: BannerFacts): string {
  return missing.length > 0
    ? `  Twilio      is not asked: ${missing.join(', ')} not set. To use the sandbox, set TWILIO_API_BASE_URL to http://127.0.0.1:7080`
    : `  Twilio      the real one: calls and texts cost money   (the line is ${lineNumber})`;
}

const JSON_POST = "-H 'content-type: application/json' -d";

function sandboxTries(functionsUrl: string, origin: string): string[] {
  return [
    `  curl -X POST ${functionsUrl}/makeCall ${JSON_POST} '{"to":"+15005550010"}'`,
    `  ${functionsUrl}/makeCall?to=%2B15005550010   (in a browser's address bar)`,
    `  curl -X POST ${origin}/sandbox/messages ${JSON_POST} '{"from":"+15005550010","body":"ping"}'`,
  ];
}

function realTries({ functionsUrl, missing }: BannerFacts): string[] {
  const health = `  curl ${functionsUrl}/health`;
  if (missing.length > 0) return [`${health}   (503 until the settings are in order)`];
  return [
    health,
    `  curl -X POST ${functionsUrl}/makeCall ${JSON_POST} '{"to":"your own number"}'`,
    '  npm run line -- connect https://your-tunnel.example   (so that Twilio reaches these functions)',
  ];
}
