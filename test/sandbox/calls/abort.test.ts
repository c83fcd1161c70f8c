import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { linked, onAbort, orAborted, until } from '../../../sandbox/src/calls/abort.ts';
import { CallSession } from '../../../sandbox/src/calls/session.ts';
import { DEFAULT_TIMING } from '../../../sandbox/src/calls/timing.ts';
import { openSandbox } from '../../support/testSandbox.ts';

const listeners = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

describe('until', () => {
  /** A wait, and a count of how often it cleaned up. */
  function startWait(signal: AbortSignal) {
    const wait = { cleanUps: 0, done: (_value: number) => {}, fail: (_error: unknown) => {} };
    const result = until<number>(signal, (done, fail) => {
      Object.assign(wait, { done, fail });
      return () => {
        wait.cleanUps += 1;
      };
    });
    return { wait, result };
  }

  test('gives what it waited for and lets go of the signal', async () => {
    const { signal } = new AbortController();
    const { wait, result } = startWait(signal);
    wait.done(1);
    wait.done(2);
    wait.fail(new Error('late'));
    expect(await result).toBe(1);
    expect([wait.cleanUps, listeners(signal)]).toEqual([1, 0]);
  });

  test('is cut short by the signal, once', async () => {
    const controller = new AbortController();
    const { wait, result } = startWait(controller.signal);
    controller.abort('over');
    wait.done(1);
    expect(await result).toBe('aborted');
    expect([wait.cleanUps, listeners(controller.signal)]).toEqual([1, 0]);
  });

  test('does not start with a signal that has aborted', async () => {
    const started = until(AbortSignal.abort('over'), () => {
      throw new Error('started');
    });
    expect(await started).toBe('aborted');
  });

  test('cleans up where it is done at once', async () => {
    let cleanUps = 0;
    const result = until<string>(new AbortController().signal, (done) => {
      done('at once');
      return () => {
        cleanUps += 1;
      };
    });
    expect([await result, cleanUps]).toEqual(['at once', 1]);
  });

  test('rejects with the error that it is given', async () => {
    const { wait, result } = startWait(new AbortController().signal);
    wait.fail(new Error('no'));
    await expect(result).rejects.toThrow('no');
  });
});

describe('orAborted', () => {
  test('waits for a promise no longer than the signal lasts', async () => {
    const controller = new AbortController();
    expect(await orAborted(Promise.resolve(1), controller.signal)).toBe(1);
    const never = orAborted(new Promise(() => undefined), controller.signal);
    controller.abort('over');
    expect(await never).toBe('aborted');
  });
});

describe('linked', () => {
  test('aborts with its parent, for the same reason', () => {
    const parent = new AbortController();
    const { controller } = linked(parent.signal);
    const reason = { kind: 'call over' };
    parent.abort(reason);
    expect(controller.signal.reason).toBe(reason);
    expect(linked(parent.signal).controller.signal.reason).toBe(reason);
  });

  test('leaves its parent alone, and leaves nothing behind there', () => {
    const parent = new AbortController();
    const { controller, unlink } = linked(parent.signal);
    controller.abort('redirected');
    unlink();
    expect([parent.signal.aborted, listeners(parent.signal)]).toEqual([false, 0]);
  });
});

test('onAbort can be taken back', () => {
  const controller = new AbortController();
  const told: string[] = [];
  const takeBack = onAbort(controller.signal, () => told.push('taken back'));
  onAbort(controller.signal, () => told.push('kept'));
  takeBack();
  controller.abort();
  expect(told).toEqual(['kept']);
});

test('a call keeps no more listeners after a thousand waits', async () => {
  const sandbox = await openSandbox();
  const engine = {
    twilio: sandbox.twilio,
    timing: DEFAULT_TIMING,
    open: () => call,
    runCall: async () => {},
    runScript: async () => 'ended' as const,
  };
  const call = new CallSession(engine, sandbox.receive(''), { attended: true });
  for (let count = 0; count < 1000; count += 1) {
    const wait = call.wait(1);
    await sandbox.clock.advance(1);
    expect(await wait).toBe('done');
  }
  expect(listeners(call.signal)).toBe(0);
  await sandbox.close();
});
