import type { RunFunctions, RunningFunctions } from './runningFunctions.ts';

/** Deaths within this time (ms) that mean there is no use in trying again. */
const windowMs = 30_000;
const tooMany = 3;

/** Keeps the functions running: starts them again when they change or die, as the real host does with its worker. */
export class Supervisor {
  private current: RunningFunctions | undefined;
  private settings: Record<string, string> = {};
  private deaths: number[] = [];

  /** `report` gets what a person should know; `giveUp` is called when the functions die again and again. */
  constructor(
    private readonly run: (settings: Record<string, string>, port: number) => Promise<RunningFunctions>,
    private port: number,
    private readonly report: (text: string) => void,
    private readonly giveUp: () => void,
  ) {}

  /** Starts them the first time; the port they got is kept from then on. */
  readonly start: RunFunctions = async (settings) => {
    this.settings = settings;
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
    const running = await this.run(this.settings, this.port);
    this.current = running;
    void running.exited.then((code) => this.ended(running, code));
    return running;
  }

  private async ended(running: RunningFunctions, code: number | null): Promise<void> {
    if (this.current !== running) return;
    this.current = undefined;
    this.report(`The functions ended by themselves (exit ${code}); their last lines above say why.`);
    const now = Date.now();
    this.deaths = [...this.deaths, now].filter((at) => now - at < windowMs);
    if (this.deaths.length >= tooMany) return this.giveUp();
    this.report('Starting them again, as Azure does.');
    await this.launch().catch((error: unknown) => {
      this.report(error instanceof Error ? error.message : String(error));
      this.giveUp();
    });
  }
}
