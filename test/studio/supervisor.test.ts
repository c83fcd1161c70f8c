import { expect, onTestFinished, test, vi } from 'vitest';
import { SharedTime } from '../../functions-host/index.ts';
import type { RunningFunctions } from '../../studio/functions.ts';
import { Supervisor } from '../../studio/supervisor.ts';

/** Functions that die when told to. */
function fakeRunner() {
  const started: {
    port: number;
    settings: Record<string, string>;
    time: SharedTime | undefined;
    die(code: number): void;
  }[] = [];
  const run = async (
    settings: Record<string, string>,
    port: number,
    time?: SharedTime,
  ): Promise<RunningFunctions> => {
    let die: (code: number) => void = () => undefined;
    const exited = new Promise<number>((resolve) => {
      die = resolve;
    });
    started.push({ port, settings, time, die });
    return { url: 'http://127.0.0.1:4321/api', logs: [], exited, close: async () => die(0) };
  };
  return { started, run };
}

test('a restart keeps the port, the settings and the clock', async () => {
  const { started, run } = fakeRunner();
  const report = vi.fn();
  const supervisor = new Supervisor(run, 0, report, vi.fn());
  const time = new SharedTime();
  onTestFinished(() => time.close());
  await supervisor.start({ A: '1' }, time);
  await supervisor.restart();
  expect(started.map(({ port, settings }) => ({ port, settings }))).toEqual([
    { port: 0, settings: { A: '1' } },
    { port: 4321, settings: { A: '1' } },
  ]);
  expect(started.every((one) => one.time === time)).toBe(true);
  expect(report).not.toHaveBeenCalled();
});

test('functions that die are reported and started again, and given up after the third time', async () => {
  const { started, run } = fakeRunner();
  const report = vi.fn();
  const giveUp = vi.fn();
  await new Supervisor(run, 0, report, giveUp).start({});
  for (const count of [1, 2]) {
    started.at(-1)?.die(1);
    await vi.waitFor(() => expect(started).toHaveLength(count + 1));
  }
  expect(report).toHaveBeenCalledWith(expect.stringContaining('ended by themselves (exit 1)'));
  expect(giveUp).not.toHaveBeenCalled();
  started.at(-1)?.die(1);
  await vi.waitFor(() => expect(giveUp).toHaveBeenCalledOnce());
  expect(started).toHaveLength(3);
});

test('functions that are closed are not started again', async () => {
  const { started, run } = fakeRunner();
  const report = vi.fn();
  const running = await new Supervisor(run, 0, report, vi.fn()).start({});
  await running.close();
  await running.exited;
  expect(started).toHaveLength(1);
  expect(report).not.toHaveBeenCalled();
});
