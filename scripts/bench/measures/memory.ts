import { readFile } from 'node:fs/promises';
import { median } from '../statistics.ts';
import type { Measure, Setting } from './measure.ts';
import { Load } from './throughput.ts';

/** Resident memory after 10,000 webhooks, and what it grows by until 100,000. Linux only. */
export const memory: Measure = async (setting) => {
  if (process.platform !== 'linux') return [];
  const ours = await residentOver(setting, setting.apps.ours, '/api/voiceTwiml', 10);
  const floor = await residentOver(setting, setting.apps.floor, '/api/hello', 1);
  const growth = (tenths: number[]) => median(tenths.slice(-3)) - median(tenths.slice(0, 3));
  const first = { ours: ours.slice(0, 1), floor: floor.slice(0, 1) };
  const over = (first.ours[0] ?? 0) - (first.floor[0] ?? 0);
  return [
    { name: 'resident memory after 10,000 webhooks', unit: 'MB', samples: first },
    { name: '  more than hello-world', unit: 'MB', samples: { ours: [over] }, limit: 15 },
    {
      name: '  growth from 10,000-30,000 to 80,000-100,000',
      unit: 'MB',
      samples: { ours: [growth(ours)] },
      limit: 5,
    },
  ];
};

/** Megabytes resident after each tenth of 100,000 webhooks, as many tenths as asked for. */
async function residentOver(
  { apps, quick }: Setting,
  entry: string,
  path: string,
  tenths: number,
): Promise<number[]> {
  const load = await Load.on(apps.host, entry, path);
  try {
    const sizes: number[] = [];
    for (let tenth = 0; tenth < tenths; tenth++) {
      await load.send(quick ? 300 : 10_000);
      sizes.push(await residentMegabytes(load.pid));
    }
    return sizes;
  } finally {
    await load.stop();
  }
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
