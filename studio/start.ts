import { settingsAtAGlance } from './glance.ts';
import type { LineReport } from './lineReport.ts';
import type { Plan } from './options.ts';
import type { RunFunctions } from './runningFunctions.ts';
import { exampleSettings, startSandboxWith } from './sandbox.ts';

export interface Started {
  lineNumber: string;
  functionsUrl: string;
  /** Where the sandbox is; undefined without one. */
  origin: string | undefined;
  /** What a person should know, next to where things are. */
  notes: string[];
  close(): Promise<void>;
}

interface Surroundings {
  /** What runs the functions, in words. */
  host: string;
  report: LineReport;
}

/** Starts the functions, with the sandbox's Twilio or, where the plan says so, without it. */
export async function start(
  plan: Plan,
  runFunctions: RunFunctions,
  surroundings: Surroundings,
): Promise<Started> {
  const lineNumber = plan.settings.TWILIO_PHONE_NUMBER ?? '';
  if (plan.sandboxPort !== undefined)
    return startWithSandbox(plan.sandboxPort, plan, runFunctions, surroundings);
  const { url, loadError, close } = await runFunctions(plan.settings);
  return { lineNumber, functionsUrl: url, origin: undefined, notes: loadNotes(loadError), close };
}

async function startWithSandbox(
  sandboxPort: number,
  plan: Plan,
  runFunctions: RunFunctions,
  { host, report }: Surroundings,
): Promise<Started> {
  const names = Object.keys(await exampleSettings());
  let functionsUrl: string | undefined;
  const info = () => ({
    functionsUrl,
    host,
    settings: settingsAtAGlance(names, plan.settings),
    phoneLine: report.view,
  });
  const sandbox = await startSandboxWith(plan.settings, { sandboxPort, runFunctions, info });
  functionsUrl = sandbox.functionsUrl;
  report.onChange = () => sandbox.twilio.store.appChanged();
  const notes = loadNotes(sandbox.functions.loadError);
  if (plan.settings.PUBLIC_BASE_URL?.trim())
    notes.push(
      'Webhooks are signed for PUBLIC_BASE_URL and brought to the functions here, as a tunnel would.',
    );
  const { lineNumber, origin, close } = sandbox;
  return { lineNumber, functionsUrl, origin, notes, close };
}

function loadNotes(loadError: string | undefined): string[] {
  return loadError ? [`The functions did not load, so all answer 404: ${loadError}`] : [];
}
