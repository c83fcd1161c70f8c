import { afterEach, describe, expect, test } from 'vitest';
import { ManualClock, type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/src/index.ts';
import { WebhookServer } from '../../support/webhookServer.ts';
import { OPTIONS, PERSON, TOKEN } from '../support.ts';

const XMAS = Date.UTC(2026, 11, 25, 10);
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

/** A sandbox with an app that answers every call with this TwiML. */
async function open(options: SandboxOptions = {}, twiml = '<Say>Hello</Say><Pause length="60"/>') {
  const app = await new WebhookServer(TOKEN).elsewhere(twiml).open();
  const sandbox = await startSandbox({
    ...OPTIONS,
    voiceUrl: `${app.origin}/voice`,
    statusUrl: `${app.origin}/status`,
    ...options,
  });
  opened.push(app, sandbox);
  return { sandbox, app, clock: askOf(sandbox) };
}

/** POST /sandbox/clock; resolves to the status and the JSON. */
function askOf({ origin }: Sandbox) {
  return async (body: unknown) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${origin}/sandbox/clock`, { method: 'POST', body: text });
    return { status: answer.status, json: (await answer.json()) as Record<string, string> };
  };
}

describe('a sandbox that began in real time', () => {
  test('is stopped, set, moved on and let run again', async () => {
    const { sandbox, clock } = await open();
    const before = Date.now();
    const stopped = await clock({ mode: 'manual' });
    expect(stopped).toMatchObject({ status: 200, json: { mode: 'manual' } });
    const at = Date.parse(stopped.json.now ?? '');
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
    expect(sandbox.clock.now()).toBe(at);
    const asked = { mode: 'manual', now: '2026-12-25T11:00:00+01:00' };
    expect((await clock(asked)).json).toEqual({ mode: 'manual', now: '2026-12-25T10:00:00.000Z' });
    expect((await clock({ advance: 20_000 })).json.now).toBe('2026-12-25T10:00:20.000Z');
    expect((await clock({ mode: 'manual' })).json.now).toBe('2026-12-25T10:00:20.000Z');
    const real = await clock({ mode: 'real' });
    expect(real.json.mode).toBe('real');
    expect(Math.abs(Date.parse(real.json.now ?? '') - Date.now())).toBeLessThan(10_000);
    expect((await clock({ mode: 'real' })).json.mode).toBe('real');
  });

  test('"advance" ends a ringing call, and answers when its last status callback is answered', async () => {
    const { sandbox, clock } = await open({}, '<Dial timeout="20">+12025550177</Dial>');
    await clock({ mode: 'manual', now: '2026-12-25T10:00:00Z' });
    const release = sandbox.twilio.heldPhones.hold('+12025550177');
    const { sid } = sandbox.twilio.calls.receive({ from: PERSON, to: sandbox.number });
    await clock({ advance: 10_000 });
    const { calls, exchanges } = sandbox.twilio.store;
    const leg = [...calls.values()].find(({ to }) => to === '+12025550177');
    expect(leg?.status).toBe('ringing');
    await clock({ advance: 20_000 });
    release();
    expect([leg?.status, calls.get(sid)?.status]).toEqual(['no-answer', 'completed']);
    expect(exchanges.filter(({ purpose }) => purpose.includes('status')).length).toBeGreaterThan(0);
    expect(exchanges.filter(({ durationMs }) => durationMs === null)).toEqual([]);
    expect(exchanges.every(({ at }) => at >= XMAS && at <= XMAS + 30_000)).toBe(true);
  });

  test('what is left of a wait stays left, through every switch and in both directions', async () => {
    const { sandbox, clock } = await open();
    await clock({ mode: 'manual', now: '2026-12-25T10:00:00Z' });
    const { sid } = sandbox.twilio.calls.receive({ from: PERSON, to: sandbox.number });
    await clock({ advance: 30_000 });
    const call = sandbox.twilio.store.calls.get(sid);
    for (const now of ['2031-01-01T00:00:00Z', '1999-01-01T00:00:00Z']) {
      await clock({ mode: 'real' });
      await clock({ mode: 'manual', now });
      await clock({ mode: 'manual', now: '2026-12-25T10:00:30Z' });
      expect(call?.status).toBe('in-progress');
    }
    await clock({ advance: 29_000 });
    expect(call?.status).toBe('in-progress');
    await clock({ advance: 5000 });
    expect(call?.status).toBe('completed');
  });

  test('a call of real time goes on in manual time and ends in real time', async () => {
    const { sandbox, clock } = await open({}, '<Pause length="15"/>');
    const { sid } = sandbox.twilio.calls.receive({ from: PERSON, to: sandbox.number });
    const call = sandbox.twilio.store.calls.get(sid);
    await clock({ mode: 'manual' });
    expect(call?.status).toBe('in-progress');
    await clock({ advance: 14_500 });
    expect(call?.status).toBe('in-progress');
    await clock({ mode: 'real' });
    await expect.poll(() => call?.status, { timeout: 10_000 }).toBe('completed');
  });

  test('a call during which the clock is set back has lasted no time, rather than less', async () => {
    const { sandbox, app, clock } = await open();
    await clock({ mode: 'manual', now: '2026-12-25T10:00:00Z' });
    sandbox.twilio.calls.receive({ from: PERSON, to: sandbox.number });
    await clock({ mode: 'manual', now: '2026-12-24T10:00:00Z' });
    await clock({ advance: 70_000 });
    const ended = app.received.findLast(({ path }) => path === '/status');
    expect(ended?.params).toMatchObject({ CallStatus: 'completed', CallDuration: '0' });
  });

  test('two that advance at once both get all of their time', async () => {
    const { clock } = await open();
    await clock({ mode: 'manual', now: '2026-12-25T10:00:00Z' });
    await Promise.all([clock({ advance: 1000 }), clock({ advance: 2000 })]);
    expect((await clock({ advance: 0 })).json.now).toBe('2026-12-25T10:00:03.000Z');
  });

  test('virtual phones move it while it is manual', async () => {
    const { sandbox, clock } = await open();
    await clock({ mode: 'manual', now: '2026-12-25T10:00:00Z' });
    const call = await sandbox.phone(PERSON).call();
    await call.hears('Hello');
    expect(await call.ended()).toBe('completed');
    expect(sandbox.clock.now()).toBeGreaterThanOrEqual(XMAS + 60_000);
  });
});

describe('a sandbox that a test started on its ManualClock', () => {
  test('stays on it: it can be set and moved on', async () => {
    const own = new ManualClock(XMAS);
    const { sandbox, clock } = await open({ clock: own });
    expect((await clock({ advance: 1000 })).json).toEqual({
      mode: 'manual',
      now: '2026-12-25T10:00:01.000Z',
    });
    expect((await clock({ mode: 'manual', now: '2026-01-01T00:00:00Z' })).status).toBe(200);
    expect([own.now(), sandbox.clock]).toEqual([Date.UTC(2026, 0, 1), own]);
    const { status, json } = await clock({ mode: 'real' });
    expect([status, json.field]).toEqual([409, 'mode']);
    expect(json.error).toContain('started on a manual clock');
  });
});

test('who follows the clock is told before anything happens at the new time', async () => {
  const told: (number | undefined)[] = [];
  const { clock, sandbox } = await open({ onClock: (now) => told.push(now) });
  await clock({ mode: 'manual', now: '2026-12-25T10:00:00Z' });
  sandbox.clock.after(500, () => told.push(-1));
  await clock({ advance: 1000 });
  await clock({ mode: 'real' });
  expect(told).toEqual([undefined, XMAS, XMAS + 500, -1, XMAS + 1000, undefined]);
});

test('where the app cannot follow, every move is refused', async () => {
  const { clock, sandbox } = await open({ clockStays: () => 'The app has its own clock' });
  for (const body of [{ mode: 'manual' }, { advance: 1 }, { mode: 'real' }]) {
    expect(await clock(body)).toEqual({ status: 409, json: { error: 'The app has its own clock' } });
  }
  expect(Math.abs(sandbox.clock.now() - Date.now())).toBeLessThan(10_000);
});

describe('what is wrong is said', () => {
  test.each([
    [{}, 400, 'mode', '"manual" or "real"'],
    [{ mode: 'fast' }, 400, 'mode', '"manual" or "real"'],
    [{ now: '2026-12-25T10:00:00Z' }, 400, 'mode', '"manual" or "real"'],
    [{ mode: null }, 400, 'mode', '"manual" or "real"'],
    [{ mode: 'manual', now: '2026-12-25T10:00:00' }, 400, 'now', '2026-12-25T10:00:00Z'],
    [{ mode: 'manual', now: '2026-12-25' }, 400, 'now', '2026-12-25T10:00:00Z'],
    [{ mode: 'manual', now: '2026-02-30T10:00:00Z' }, 400, 'now', '2026-12-25T10:00:00Z'],
    [{ mode: 'manual', now: '1969-12-31T23:59:59Z' }, 400, 'now', '2026-12-25T10:00:00Z'],
    [{ mode: 'manual', now: '2026-12-25T25:00:00Z' }, 400, 'now', '2026-12-25T10:00:00Z'],
    [{ mode: 'manual', now: 1_798_192_800_000 }, 400, 'now', '2026-12-25T10:00:00Z'],
    [{ mode: 'manual', now: null }, 400, 'now', '2026-12-25T10:00:00Z'],
    [{ mode: 'real', now: '2026-12-25T10:00:00Z' }, 400, 'now', 'real clock'],
    [{ advance: -1 }, 400, 'advance', 'milliseconds'],
    [{ advance: 1.5 }, 400, 'advance', 'milliseconds'],
    [{ advance: '20000' }, 400, 'advance', 'milliseconds'],
    [{ advance: null }, 400, 'advance', 'milliseconds'],
    [{ advance: 1000, mode: 'manual' }, 400, 'mode', 'beside "advance"'],
    [{ advance: 1000, now: '2026-12-25T10:00:00Z' }, 400, 'now', 'beside "advance"'],
    [{ mode: 'manual', at: '10:00' }, 400, 'at', 'not known'],
    [{ advance: 1000 }, 409, 'advance', '{"mode": "manual"}'],
    ['[]', 400, undefined, 'JSON object'],
    ['{', 400, undefined, 'not valid JSON'],
  ])('%j: %i, field %s', async (body, status, field, words) => {
    const { clock } = await open();
    const answer = await clock(body);
    expect([answer.status, answer.json.field]).toEqual([status, field]);
    expect(answer.json.error).toContain(words);
    expect((await clock({ advance: 0 })).status, 'the clock is real still').toBe(409);
  });

  test('a time beyond the calendar', async () => {
    const { clock } = await open({ clock: new ManualClock(XMAS) });
    const { status, json } = await clock({ advance: Number.MAX_SAFE_INTEGER });
    expect([status, json.field]).toEqual([400, 'advance']);
    expect((await clock({ advance: 0 })).json.now).toBe('2026-12-25T10:00:00.000Z');
  });
});
