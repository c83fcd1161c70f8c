import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppReport } from './appView.ts';
import { root } from './build.ts';
import { runCommand } from './commandLine.ts';
import { chooseRunner } from './functions.ts';
import { exampleSettings } from './line.ts';
import { createLocalSettings, readLocalSettings, settingsAtAGlance } from './localSettings.ts';
import { makePlan, readStartOptions, START, type StartOptions } from './plan.ts';
import { settingsFaults } from './settingsFaults.ts';
import { banner, missingSettings, start } from './start.ts';
import { rebuildOnChange, Supervisor } from './supervisor.ts';

/** How often to look whether those who started us are still there, ms. */
const CHECK_MS = 250;

/** A shell stands between npm and us, at most with another one. */
const MOST_LEVELS = 3;

/** npm start: builds, runs the functions and a Twilio of their own, says where, and stops when told to. */
async function main(options: StartOptions): Promise<void> {
  const isNew = options.settings === 'local.settings.json' && (await createLocalSettings(root));
  const local = await readLocalSettings(resolve(root, options.settings));
  const plan = makePlan(local, process.env);
  if (options.sandboxOnly && plan.sandboxPort === undefined)
    throw new Error(
      '--sandbox-only: TWILIO_API_BASE_URL must name the sandbox, such as http://127.0.0.1:7080, in local.settings.json.',
    );
  const runner = chooseRunner(options);
  // Loading the sandbox's Twilio takes as long as building: both at once.
  await Promise.all([import('../sandbox/src/index.ts'), runner.build()]);
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
  const names = Object.keys(await exampleSettings());
  const settings = settingsAtAGlance(names, plan.settings);
  const report = new AppReport(options.line, {
    ...{ host: runner.name, settings },
    owner: plan.settings.OWNER_PHONE_NUMBER?.trim() || undefined,
  });
  const started = await start(plan, supervisor.start, report);
  close = started.close;
  if (isNew) started.notes.unshift('local.settings.json was made from its example.');
  const notes = [...started.notes, ...plan.notes];
  console.log(banner({ ...started, notes, host: runner.name, missing: missingSettings(plan.settings) }));
  sayFaults(await settingsFaults(local, process.env));
  await report.refresh(true);
  if (options.watch) rebuildOnChange({ runner, supervisor, report });
}

/** The start goes on all the same: health, the phone page and these lines help to mend what is wrong. */
function sayFaults(faults: string[]): void {
  if (faults.length === 0) return;
  console.error(`\nSettings to mend (then start again):\n${faults.map((line) => `  ${line}`).join('\n')}`);
}

/**
 * Calls `stop` once: on SIGINT, SIGTERM or SIGHUP, when the npm that runs us dies, or when nobody reads
 * our output any more. Returns the function that makes it so now.
 */
function stopOnce(stop: () => Promise<void>): () => void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    void stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, begin);
  process.on('disconnect', begin);
  process.stdout.on('error', begin);
  const above = chainToNpm();
  if (above.length > 0)
    setInterval(() => {
      if (!stands(above)) begin();
    }, CHECK_MS).unref();
  return begin;
}

/**
 * The processes between us and the npm that runs us, npm the last: a shell may stand between and live on when npm is
 * killed. Empty without npm. Who started npm does not matter: a shell may well end before what it left running.
 */
function chainToNpm(): number[] {
  const chain: number[] = [];
  if (!process.env.npm_lifecycle_event) return chain;
  for (let pid = process.ppid; pid > 1 && chain.length < MOST_LEVELS; pid = parentOf(pid)) {
    chain.push(pid);
    if (nameOf(pid).startsWith('npm')) return chain;
  }
  return [];
}

function stands(chain: number[]): boolean {
  return chain.every((pid, level) => pid === (level === 0 ? process.ppid : parentOf(chain[level - 1] ?? 0)));
}

/** What npm calls itself, such as `npm start`. */
function nameOf(pid: number): string {
  return readStat(pid, /\((.*)\)/);
}

function parentOf(pid: number): number {
  return Number(readStat(pid, /\) \S (\d+)/));
}

/** Linux only; elsewhere nothing is found, and npm is not watched. */
function readStat(pid: number, part: RegExp): string {
  try {
    return part.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

const args = process.argv.slice(2);
const code = await runCommand(START, args, async () => {
  await main(readStartOptions(args));
  return 0;
});
if (code !== 0) process.exit(code);
