import { bytesOf, Connection, HOST } from '../connection.ts';
import { type RunningHost, startHost } from '../host.ts';
import { signedForm } from '../webhooks.ts';
import { interleaved, type Measure } from './measure.ts';

/** From process start to the app's code being loaded, and to the first answered webhook. */
export const start: Measure = async ({ apps, quick }) => {
  const first: Record<string, number[]> = { ours: [], floor: [] };
  const sample = (name: 'ours' | 'floor', entry: string, path: string) => async () => {
    const host = await startHost(apps.host, entry);
    try {
      first[name]?.push(await firstAnswer(host, path));
      return host.loadedAfter;
    } finally {
      await host.stop();
    }
  };
  const load = await interleaved(quick ? 3 : 21, {
    ours: sample('ours', apps.ours, '/api/voiceTwiml'),
    floor: sample('floor', apps.floor, '/api/hello'),
  });
  return [
    {
      name: 'app loaded, from process start',
      unit: 'ms',
      samples: load,
      target: { against: 'floor', atMost: 1.1 },
    },
    {
      name: 'first signed voice webhook, from process start',
      unit: 'ms',
      samples: { ours: first.ours ?? [], floor: first.floor },
      target: { against: 'floor', atMost: 1.15 },
    },
  ];
};

/** ms from process start to the answer of the first webhook, which must be right. */
async function firstAnswer({ port, startedAt }: RunningHost, path: string): Promise<number> {
  const connection = await Connection.open(port);
  const url = `http://${HOST}${path}`;
  const { status } = await connection.ask(bytesOf({ path, ...signedForm(url) }));
  const took = performance.now() - startedAt;
  connection.close();
  if (status !== 200) throw new Error(`${path} answered with status ${status}.`);
  return took;
}
