import type { LineReport } from './lineReport.ts';
import type { Runner } from './runner.ts';
import type { Supervisor } from './supervisor.ts';
import { watchSources } from './watch.ts';

export interface Rebuild {
  runner: Runner;
  supervisor: Supervisor;
  report: LineReport;
}

/** Builds again and restarts the functions on each change; a build that fails leaves the last good one running. */
export function rebuildOnChange(twilio: Rebuild): void {
  let work = Promise.resolve();
  const { file } = twilio.report.view;
  watchSources(file, () => {
    work = work.then(() => rebuild(twilio));
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
    console.error('Not changed: the functions run the last good build.');
    await report.refresh(false);
  }
}
