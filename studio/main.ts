import { resolve } from 'node:path';
import { banner } from './banner.ts';
import { root } from './builds.ts';
import { LineReport } from './lineReport.ts';
import { createLocalSettings, readLocalSettings } from './localSettings.ts';
import { makePlan, readStartOptions, type StartOptions } from './options.ts';
import { rebuildOnChange } from './rebuild.ts';
import { chooseRunner } from './runner.ts';
import { stopOnce } from './stopping.ts';
import { Supervisor } from './supervisor.ts';

/** npm start: builds, runs the functions and a Twilio of their own, says where, and stops when told to. */
async function main(options: StartOptions): Promise<void> {
  const isNew = options.settings === 'local.settings.json' && (await createLocalSettings(root));
  const plan = makePlan(await readLocalSettings(resolve(root, options.settings)), process.env);
  if (options.sandboxOnly && plan.sandboxPort === undefined)
    throw new Error('--sandbox-only: TWILIO_API_BASE_URL in local.settings.json must name the sandbox.');
  const runner = chooseRunner(options);
  // Loading the sandbox's Twilio takes as long as building: both at once.
  const [{ start }] = await Promise.all([import('./start.ts'), runner.build()]);
  let close = async () => {};
  const stop = stopOnce(async () => {
    await close();
    process.exit();
  });
  const giveUp = () => {
    process.exitCode = 1;
    stop();
  };
  const supervisor = new Supervisor(runner.run, plan.functionsPort, console.error, giveUp);
  const report = new LineReport(options.line);
  const started = await start(plan, supervisor.start, { host: runner.name, report });
  close = started.close;
  if (isNew) started.notes.unshift('local.settings.json was made from its example.');
  console.log(banner({ ...started, host: runner.name }));
  await report.refresh(true);
  if (options.watch) rebuildOnChange({ runner, supervisor, report });
}

try {
  await main(readStartOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
