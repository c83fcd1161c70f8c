import { fork } from 'node:child_process';
import { bytesOf, Connection } from '../connection.ts';
import { firstMessage, startHost, stop } from '../host.ts';
import type { Row } from '../row.ts';
import { median } from '../statistics.ts';
import { interleaved, type Measure } from './measure.ts';

const requests = {
  makeCall: { to: '+12025550143' },
  sendSms: { to: '+12025550143', body: 'Hello!' },
};

/** The first makeCall and the first sendSms of a fresh process, the start of an empty host taken off. */
export const firstRequests: Measure = async ({ apps, quick }) => {
  const twilio = fork(apps.fakeTwilio, { stdio: 'inherit' });
  try {
    const settings = { TWILIO_API_BASE_URL: `http://127.0.0.1:${await firstMessage<number>(twilio)}` };
    const rows: Row[] = [];
    const empty: number[] = [];
    for (const [name, fields] of Object.entries(requests)) {
      const ask = (entry: string) => () => firstAnswer(apps.host, entry, settings, name, fields);
      const samples = await interleaved(quick ? 2 : 11, {
        ours: ask(apps.ours),
        naive: ask(apps.naive),
        empty: () => emptyStart(apps.host, apps.empty),
      });
      empty.push(...samples.empty);
      rows.push({
        name: `first ${name}, from process start, empty host off`,
        unit: 'ms',
        samples: { ours: samples.ours, naive: samples.naive },
        takenOff: median(samples.empty),
        target: { against: 'naive', atMost: 1 / 1.5 },
      });
    }
    return [...rows, { name: '  start of an empty host', unit: 'ms', samples: { ours: empty } }];
  } finally {
    await stop(twilio);
  }
};

async function emptyStart(host: string, entry: string): Promise<number> {
  const running = await startHost(host, entry);
  await running.stop();
  return running.loadedAfter;
}

async function firstAnswer(
  host: string,
  entry: string,
  settings: Record<string, string>,
  name: string,
  fields: object,
): Promise<number> {
  const running = await startHost(host, entry, settings);
  const connection = await Connection.open(running.port);
  const headers = { 'content-type': 'application/json' };
  const request = { path: `/api/${name}`, headers, body: JSON.stringify(fields) };
  const { status, body } = await connection.ask(bytesOf(request));
  const took = performance.now() - running.startedAt;
  connection.close();
  await running.stop();
  if (status !== 201) throw new Error(`${name} answered with status ${status}: ${body}`);
  return took;
}
