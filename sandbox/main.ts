import { join } from 'node:path';
import { exampleSettings, startSandboxWith } from './sandbox.ts';
import { banner } from './start/banner.ts';
import { root } from './start/builds.ts';
import { settingsAtAGlance } from './start/glance.ts';
import { createLocalSettings, readLocalSettings } from './start/localSettings.ts';
import { makePlan, type Plan, readStartOptions, type StartOptions } from './start/options.ts';
import { chooseRunner, type Runner } from './start/runner.ts';
import { stopOnce } from './start/stopping.ts';
import { Supervisor } from './start/supervisor.ts';
import { watchSources } from './start/watch.ts';

interface Started {
  functionsUrl: string;
  /** Undefined without a sandbox. */
  origin: string | undefined;
  close(): Promise<void>;
}

/** What a person should know about this start, next to where things are. */
const notes: string[] = [];

async function main(options: StartOptions): Promise<void> {
  if (await createLocalSettings(root)) notes.push('local.settings.json was made from its example.');
  const plan = makePlan(await readLocalSettings(join(root, 'local.settings.json')), process.env);
  const runner = chooseRunner(options);
  await runner.build();
  let started: Started | undefined;
  const begin = stopOnce(async () => {
    await started?.close();
    process.exit();
  });
  const giveUp = () => {
    process.exitCode = 1;
    begin();
  };
  const supervisor = new Supervisor(runner.run, plan.functionsPort, console.error, giveUp);
  started = await start(plan, supervisor, options, runner);
  console.log(
    banner({ ...started, lineNumber: plan.settings.TWILIO_PHONE_NUMBER ?? '', host: runner.name, notes }),
  );
  if (options.watch) watchAndRebuild(options.line, runner, supervisor);
}

async function start(
  plan: Plan,
  supervisor: Supervisor,
  options: StartOptions,
  runner: Runner,
): Promise<Started> {
  const { sandboxPort } = plan;
  if (sandboxPort === undefined) {
    const functions = await supervisor.start(plan.settings);
    return { functionsUrl: functions.url, origin: undefined, close: functions.close };
  }
  const settings = sandboxSettings(plan.settings);
  const names = Object.keys(await exampleSettings());
  let functionsUrl: string | undefined;
  const info = () => ({
    lineNumber: settings.TWILIO_PHONE_NUMBER ?? '',
    functionsUrl,
    line: options.line,
    host: runner.name,
    settings: settingsAtAGlance(names, settings),
  });
  const sandbox = await startSandboxWith(settings, { sandboxPort, runFunctions: supervisor.start, info });
  functionsUrl = sandbox.functionsUrl;
  return sandbox;
}

/** The sandbox calls the functions where they are; a public address of theirs is a tunnel's business. */
function sandboxSettings(settings: Record<string, string>): Record<string, string> {
  if (!settings.PUBLIC_BASE_URL?.trim()) return settings;
  notes.push('PUBLIC_BASE_URL is not used with the sandbox, which calls the functions directly.');
  return { ...settings, PUBLIC_BASE_URL: '' };
}

function watchAndRebuild(line: string, runner: Runner, supervisor: Supervisor): void {
  let work = Promise.resolve();
  const rebuild = async () => {
    try {
      await runner.build();
      await supervisor.restart();
      console.log('Changed: the functions run the new build.');
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      console.error('Not changed: the functions run the last good build.');
    }
  };
  watchSources(line, () => {
    work = work.then(rebuild);
  });
  console.log(`Watching src/ and ${line}.`);
}

main(readStartOptions(process.argv.slice(2))).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
