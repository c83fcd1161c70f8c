import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../sandbox/src/clock.ts';

describe('ManualClock', () => {
  test('runs timers at their time, in the order of time, then of setting', async () => {
    const clock = new ManualClock(0);
    const ran: string[] = [];
    const note = (name: string) => () => ran.push(`${name}@${clock.now()}`);
    for (const [name, ms] of [
      ['c', 30],
      ['a', 10],
      ['b', 20],
      ['a2', 10],
    ] as const)
      clock.after(ms, note(name));
    await clock.advance(25);
    expect(ran).toEqual(['a@10', 'a2@10', 'b@20']);
    expect(clock.now()).toBe(25);
    await clock.advance(10);
    expect(ran.at(-1)).toBe('c@30');
  });

  test('keeps order among thousands, with some cancelled', async () => {
    const clock = new ManualClock(0);
    const ran: number[] = [];
    const times = Array.from({ length: 2000 }, (_, index) => (index * 7919) % 1009);
    const cancels = times.map((ms) => clock.after(ms, () => ran.push(ms)));
    for (const [index, cancel] of cancels.entries()) if (index % 3 === 0) cancel();
    await clock.advance(2000);
    const left = times.filter((_, index) => index % 3 !== 0);
    expect(ran).toEqual(left.sort((a, b) => a - b));
  });

  test('lets a timer cancel another of the same moment', async () => {
    const clock = new ManualClock(0);
    let ran = false;
    let cancel = () => {};
    clock.after(5, () => cancel());
    cancel = clock.after(5, () => {
      ran = true;
    });
    expect(await clock.next()).toBe(true);
    expect(ran).toBe(false);
    expect(await clock.next()).toBe(false);
  });

  test('stands still while work is under way, even work that fails', async () => {
    const clock = new ManualClock(0);
    let finish = () => {};
    const work = new Promise<void>((_resolve, reject) => {
      finish = () => reject(new Error('no'));
    });
    clock.during(work).catch(() => undefined);
    let ran = false;
    clock.after(1, () => {
      ran = true;
    });
    const next = clock.next();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(ran).toBe(false);
    finish();
    await next;
    expect(ran).toBe(true);
  });
});
