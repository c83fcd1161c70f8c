import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BYTES = 8;

/**
 * The time that an app in another process is to go by. It lies in a file without a name, which both processes have open: a
 * write is seen by the very next read, without a message that anyone would have to wait for.
 */
export class SharedTime {
  /** The open file, to be handed to the child process. */
  readonly fd = openWithoutName();
  private readonly bytes = new DataView(new ArrayBuffer(BYTES));
  private closed = false;

  constructor() {
    this.set(undefined);
  }

  /** From now on the time stands at `now` (in ms since the epoch), or, where undefined, is the computer's own. */
  set(now: number | undefined): void {
    if (this.closed) return;
    this.bytes.setFloat64(0, now ?? Number.NaN);
    writeSync(this.fd, this.bytes, 0, BYTES, 0);
  }

  /** Lets go of the file. A process that has it open goes by the last time for as long as it runs. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    closeSync(this.fd);
  }
}

/** Opens a file that has no name any more, so that nothing of it is left when the last process has ended. */
function openWithoutName(): number {
  const folder = mkdtempSync(join(tmpdir(), 'ahoy-clock-'));
  try {
    return openSync(join(folder, 'time'), 'w+');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Makes Date in this process tell the time of the file: Date.now(), new Date() and Date(). Timers, performance.now() and
 * Node.js itself stay on the computer's time.
 * @param fd the file of a SharedTime
 */
export function followTime(fd: number): void {
  const RealDate = Date;
  const realNow = Date.now;
  const bytes = new DataView(new ArrayBuffer(BYTES));
  const now = (): number => {
    readSync(fd, bytes, 0, BYTES, 0);
    const time = bytes.getFloat64(0);
    return Number.isNaN(time) ? realNow() : time;
  };
  const Followed = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  });
  RealDate.now = now;
  RealDate.prototype.constructor = Followed;
  globalThis.Date = Followed;
}
