import { resolve } from 'node:path';
import { root } from './builds.ts';

/** What the phone page shows of the phone line: the file's content, what the checker says, and whether it is in use. */
export interface LineView {
  file: string;
  data: unknown;
  findings: { place: string; message: string; remedy?: string | undefined; severity: string }[];
  /** Counts up with every change, so that the page knows when to draw again. */
  version: number;
  /** False where the functions still run an earlier state, since this one has errors. */
  inUse: boolean;
}

/** Keeps the view of the phone line up to date. The checker is loaded late: it must not hold up the start. */
export class LineReport {
  view: LineView;
  /** Called when the view is new. */
  onChange: () => void = () => undefined;

  constructor(file: string) {
    this.view = { file, data: undefined, findings: [], version: 0, inUse: true };
  }

  /** Reads and checks the file again. */
  async refresh(inUse: boolean): Promise<void> {
    const { inspectPhoneLine } = await import('../checker/file.ts');
    const { file, version } = this.view;
    this.view = { file, ...inspectPhoneLine(resolve(root, file)), version: version + 1, inUse };
    this.onChange();
  }
}
