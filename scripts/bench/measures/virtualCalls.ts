import { type Line, ManualClock, startLine } from '#testing';
import type { Measure } from './measure.ts';

const LINE = 'scripts/bench/fixtures/fiveSteps.json';

/** Many virtual calls at once through a flow of five steps, none lost and none mixed up. */
export const virtualCalls: Measure = async ({ quick }) => {
  const count = quick ? 50 : 1000;
  const line = await startLine({ line: LINE, clock: new ManualClock() });
  try {
    const phones = Array.from({ length: count }, (_, at) => line.phone(`+1202555${1000 + at}`));
    const started = performance.now();
    await Promise.all(phones.map(throughTheFlow));
    const seconds = (performance.now() - started) / 1000;
    const name = `${count} virtual calls at once, five steps each`;
    return [
      { name, unit: 's', samples: { ours: [seconds] } },
      { name: '  calls per second', unit: 'calls/s', samples: { ours: [count / seconds] } },
    ];
  } finally {
    await line.close();
  }
};

/** Throws Error where the call hears anything but its own number. */
async function throughTheFlow(phone: ReturnType<Line['phone']>): Promise<void> {
  const call = await phone.call();
  const own = phone.number.replaceAll('+', '\\+');
  await call.hears(new RegExp(`Welcome, ${own}`));
  await call.press('1');
  await call.hears(new RegExp(`Press 2, ${own}`));
  await call.press('2');
  await call.hears(new RegExp(`Press 3, ${own}`));
  await call.press('3');
  await call.hears(new RegExp(`Goodbye, ${own}`));
  if ((await call.ended()) !== 'completed') throw new Error('A virtual call was not completed.');
}
