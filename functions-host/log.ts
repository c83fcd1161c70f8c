import type { LogCategory, LogLevel } from './core/types.ts';

const ranks: LogLevel[] = ['trace', 'debug', 'information', 'warning', 'error', 'critical', 'none'];

/** Where the app's log lines go: stdout, trouble to stderr. The app's own lines come from `information` up, as in func. */
export class HostLog {
  constructor(
    private readonly out: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
    private readonly err: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
    private readonly least: LogLevel = 'information',
  ) {}

  /** A line of the app (`user`) or of the library (`system`); metrics are not shown. */
  write(level: LogLevel, category: LogCategory, message: string): void {
    const least = category === 'user' ? this.least : 'warning';
    if (category === 'customMetric' || ranks.indexOf(level) < ranks.indexOf(least)) return;
    const write = ranks.indexOf(level) >= ranks.indexOf('error') ? this.err : this.out;
    write(message);
  }

  /** A line of the host's own. */
  info(message: string): void {
    this.out(message);
  }

  error(message: string): void {
    this.err(message);
  }
}
