import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { SharedTime } from '../functions-host/index.ts';
import type { AppReport } from './appView.ts';
import { root } from './build.ts';
import type { RunFunctions, Runner, RunningFunctions } from './functions.ts';

/** Deaths within this time (ms) that mean there is no use in trying again. */
const WINDOW_MS = 30_000;
const TOO_MANY = 3;

/** Keeps the functions running: starts them again when they change or die, as the real host does with its worker. */
export class Supervisor {
  private current: RunningFunctions | undefined;
  private settings: Record<string, string> = {};
  private time: SharedTime | undefined;
  private deaths: number[] = [];

  /** `report` gets what a person should know; `giveUp` is called when the functions die again and again. */
  constructor(
    private readonly run: Runner['run'],
    private port: number,
    private readonly report: (text: string) => void,
    private readonly giveUp: () => void,
  ) {}

  /** Starts them the first time; the port they got is kept from then on. */
  readonly start: RunFunctions = async (settings, time) => {
    this.settings = settings;
    this.time = time;
    const first = await this.launch();
    this.port = Number(new URL(first.url).port);
    return { ...first, close: () => this.close() };
  };

  async restart(): Promise<void> {
    await this.close();
    await this.launch();
  }

  async close(): Promise<void> {
    const running = this.current;
    this.current = undefined;
    await running?.close();
  }

  private async launch(): Promise<RunningFunctions> {
    const running = await this.run(this.settings, this.port, this.time);
    this.current = running;
    void running.exited.then((code) => this.ended(running, code));
    return running;
  }

  private async ended(running: RunningFunctions, code: number | null): Promise<void> {
    if (this.current !== running) return;
    this.current = undefined;
    this.report(`The functions ended by themselves (exit ${code}); their last lines above say why.`);
    const now = Date.now();
    this.deaths = [...this.deaths, now].filter((at) => now - at < WINDOW_MS);
    if (this.deaths.length >= TOO_MANY) return this.giveUp();
    this.report('Starting them again, as Azure does.');
    await this.launch().catch((error: unknown) => {
      this.report(error instanceof Error ? error.message : String(error));
      this.giveUp();
    });
  }
}

interface Rebuild {
  runner: Runner;
  supervisor: Supervisor;
  report: AppReport;
}

/** Builds again and restarts the functions on each change; a build that fails leaves the last good one running. */
export function rebuildOnChange(running: Rebuild): void {
  let work = Promise.resolve();
  const { file } = running.report;
  watchSources(file, () => {
    work = work.then(() => rebuild(running));
  });
  console.log(`Watching src/ and ${file}.`);
}

async function rebuild({ runner, supervisor, report }: Rebuild): Promise<void> {
  try {
    await runner.build();
    await supervisor.restart();
    await report.refresh(true);
    console.log('Changed: the functions run the new build.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    await report.refresh(false);
    console.error('Not changed: the functions run the last good build.');
  }
}

/** Editors write a file in several steps; this long without a further one, and it counts as changed. Milliseconds. */
const QUIET_MS = 120;

/** Calls `onChange` when something under src/ or the phone line's file has changed. Returns the function that ends it. */
function watchSources(line: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET_MS);
  };
  const file = resolve(root, line);
  const watchers: FSWatcher[] = [
    watch(join(root, 'src'), { recursive: true }, changed),
    // The folder, since editors replace a file rather than write it.
    watch(dirname(file), (_, name) => name === basename(file) && changed()),
  ];
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
