import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Call } from '../../../sandbox/src/index.ts';
import { LINE, PERSON, startTestSandbox, type TestSandbox } from '../support.ts';

const OWNER = '+12025550177';
const OTHER = '+12025550188';
const SECOND_LINE = '+12025550111';
const VOICEMAIL = '<Say>Leave a message.</Say><Pause length="60"/>';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
  sandbox.app
    .on('/voice', `<Say>Connecting you.</Say><Dial timeout="60" action="/after">${OWNER}</Dial>`)
    .on('/after', ({ params }) => `<Say>The dial was ${params.DialCallStatus}.</Say>`)
    .on('/second', VOICEMAIL);
  sandbox.configure({ number: SECOND_LINE, voiceUrl: `${sandbox.app.origin}/second` });
});
afterEach(() => sandbox.close());

const calls = () => [...sandbox.twilio.store.calls.values()];
const inbound = () => calls().filter(({ direction }) => direction === 'inbound');
const owner = () => sandbox.phone(OWNER);

function legTo(number: string): Call {
  const leg = calls().find(({ to, direction }) => to === number && direction !== 'inbound');
  if (!leg) throw new Error(`There is no call to ${number}.`);
  return leg;
}

/** Seconds from the begin of one call to the begin of another. */
const seconds = (first: Call, second: Call | undefined) =>
  ((second?.createdAt ?? 0) - first.createdAt) / 1000;

async function endAll(): Promise<void> {
  while (await sandbox.clock.next());
}

describe('a phone that forwards to a number of the account', () => {
  test('rings first, and then the call comes in there with ForwardedFrom and CalledVia', async () => {
    owner().forwardsTo(SECOND_LINE, { after: 15 });
    const call = await sandbox.phone(PERSON).call();
    await call.waits(14);
    expect(inbound()).toHaveLength(1);
    await call.waits(5);
    const [, forwarded] = inbound();
    expect(forwarded).toMatchObject({ from: PERSON, to: SECOND_LINE, forwardedFrom: OWNER });
    const [asked] = sandbox.app.at('/second');
    expect(asked?.signed).toBe(true);
    expect(asked?.params).toMatchObject({
      ...{ From: PERSON, Caller: PERSON, To: SECOND_LINE, Direction: 'inbound', CallStatus: 'ringing' },
      ...{ ForwardedFrom: OWNER, CalledVia: OWNER },
    });
    expect(legTo(OWNER)).toMatchObject({ status: 'in-progress', forwardedTo: SECOND_LINE });
    expect(Math.floor(seconds(legTo(OWNER), forwarded))).toBe(15);
    expect(legTo(OWNER).trace).toMatchObject([
      { verb: 'Forward', detail: `nobody answers ${OWNER}: its carrier forwards the call to ${SECOND_LINE}` },
    ]);
  });

  test('waits 20 seconds unless told otherwise', async () => {
    owner().forwardsTo(SECOND_LINE);
    const call = await sandbox.phone(PERSON).call();
    await call.waits(30);
    expect(Math.floor(seconds(legTo(OWNER), inbound()[1]))).toBe(20);
  });

  test.each([
    ['the caller', () => inbound()[0]],
    ['the number it was forwarded to', () => inbound()[1]],
  ])('all legs end when %s hangs up', async (_who, one) => {
    owner().forwardsTo(SECOND_LINE, { after: 0 });
    const call = await sandbox.phone(PERSON).call();
    await call.waits(10);
    expect(calls().every(({ status }) => status === 'in-progress')).toBe(true);
    sandbox.twilio.calls.hangUp(one()?.sid ?? '');
    await sandbox.clock.settle();
    // The caller's own call goes on, if it is not the one that was hung up: the dial's action follows.
    expect(
      calls()
        .slice(1)
        .map(({ status }) => status),
    ).toEqual(['completed', 'completed']);
    await endAll();
    expect(calls()[0]?.status).toBe('completed');
  });

  test('rings there alone: nobody can answer it at the phone any more', async () => {
    sandbox.app.on('/second', `<Dial answerOnBridge="true">${OTHER}</Dial>`);
    owner().forwardsTo(SECOND_LINE, { after: 5 });
    sandbox.twilio.heldPhones.hold(OTHER);
    const call = await sandbox.phone(PERSON).call();
    await call.waits(10);
    expect(legTo(OWNER).status).toBe('ringing');
    expect(() => sandbox.twilio.calls.answer(legTo(OWNER).sid)).toThrow(/does not ring at a phone/);
    sandbox.twilio.calls.answer(legTo(OTHER).sid);
    await call.waits(1);
    expect(calls().map(({ status }) => status)).toEqual(Array(4).fill('in-progress'));
  });

  test('and is silent about it passes on neither of them', async () => {
    owner().forwardsTo(SECOND_LINE, { after: 5, silent: true });
    const call = await sandbox.phone(PERSON).call();
    await call.waits(10);
    const [asked] = sandbox.app.at('/second');
    expect(asked?.params.From).toBe(PERSON);
    expect(asked?.params).not.toHaveProperty('ForwardedFrom');
    expect(asked?.params).not.toHaveProperty('CalledVia');
    expect(inbound()[1]?.forwardedFrom).toBeNull();
  });

  test('forwards a call that the app places', async () => {
    owner().forwardsTo(SECOND_LINE, { after: 5 });
    await sandbox.rest('POST', 'Calls.json', [
      ...([['To', OWNER]] as [string, string][]),
      ['From', LINE],
      ['Twiml', '<Response><Say>A reminder.</Say></Response>'],
    ]);
    await endAll();
    expect(inbound()).toMatchObject([{ from: LINE, to: SECOND_LINE, forwardedFrom: OWNER }]);
    expect(legTo(OWNER)).toMatchObject({ status: 'completed', heard: [{ text: 'A reminder.' }] });
  });

  test.each([
    ['busy', '<Reject reason="busy"/>', 'busy'],
    ['unwilling', '<Reject/>', 'no-answer'],
  ])('where the other end is %s, the leg was not answered', async (_name, twiml, status) => {
    sandbox.app.on('/second', twiml);
    owner().forwardsTo(SECOND_LINE, { after: 5 });
    const call = await sandbox.phone(PERSON).call();
    await call.hears(`The dial was ${status}.`);
    expect(legTo(OWNER).status).toBe(status);
  });
});

describe('a number without a voice URL', () => {
  const UNCONFIGURED = '+12025550112';
  beforeEach(() => sandbox.configure({ number: UNCONFIGURED }));

  test('ends the call that is forwarded to it', async () => {
    owner().forwardsTo(UNCONFIGURED, { after: 5 });
    const caller = await sandbox.phone(PERSON).call();
    await caller.hears('The dial was no-answer.');
    expect(legTo(OWNER).status).toBe('no-answer');
    expect(((legTo(OWNER).endTime ?? 0) - legTo(OWNER).createdAt) / 1000).toBeLessThan(6);
  });

  test('ends the call that is dialled there', async () => {
    sandbox.app.on('/voice', `<Dial timeout="60" action="/after">${UNCONFIGURED}</Dial>`);
    await (await sandbox.phone(PERSON).call()).hears('The dial was no-answer.');
    expect(((legTo(UNCONFIGURED).endTime ?? 0) - legTo(UNCONFIGURED).createdAt) / 1000).toBeLessThan(1);
  });
});

describe('a phone does not forward', () => {
  test('what somebody answers', async () => {
    owner().forwardsTo(SECOND_LINE, { after: 10 });
    const ringing = owner().nextCall();
    const caller = await sandbox.phone(PERSON).call();
    const call = await ringing;
    await call.waits(9);
    await call.answers();
    await caller.waits(60);
    expect(inbound()).toHaveLength(1);
    expect(call.status).toBe('in-progress');
  });

  test('what somebody declines', async () => {
    owner().forwardsTo(SECOND_LINE, { after: 10 });
    const ringing = owner().nextCall();
    const caller = await sandbox.phone(PERSON).call();
    await (await ringing).declines();
    await caller.hears('The dial was busy.');
    expect(inbound()).toHaveLength(1);
  });

  test.each([25, 26, 1_000_000_000])('where the dial gives up before %s seconds', async (after) => {
    sandbox.app.on('/voice', `<Dial timeout="20" action="/after">${OWNER}</Dial>`);
    owner().forwardsTo(SECOND_LINE, { after });
    const caller = await sandbox.phone(PERSON).call();
    await caller.hears('The dial was no-answer.');
    await endAll();
    expect(inbound()).toHaveLength(1);
    expect(legTo(OWNER)).toMatchObject({ status: 'no-answer', forwardedTo: null });
  });

  test('and sets no timer that a computer’s clock cannot hold', async () => {
    const after = vi.spyOn(sandbox.clock, 'after');
    owner().forwardsTo(SECOND_LINE, { after: 1_000_000_000 });
    await (await sandbox.phone(PERSON).call()).waits(5);
    expect(legTo(OWNER).status).toBe('ringing');
    expect(Math.max(...after.mock.calls.map(([ms]) => ms))).toBeLessThan(2 ** 31);
  });

  test('where the forwarding has ended, also while it rings', async () => {
    const end = owner().forwardsTo(SECOND_LINE, { after: 10 });
    const caller = await sandbox.phone(PERSON).call();
    await caller.waits(5);
    end();
    await caller.hears('The dial was no-answer.');
    expect(inbound()).toHaveLength(1);
    expect(sandbox.twilio.heldPhones.has(OWNER)).toBe(false);
  });

  test('after the caller has hung up', async () => {
    owner().forwardsTo(SECOND_LINE, { after: 10 });
    const caller = await sandbox.phone(PERSON).call();
    await caller.waits(5);
    await caller.hangsUp();
    await endAll();
    expect(inbound()).toHaveLength(1);
  });
});

describe('a phone that forwards to another phone', () => {
  test('rings there: its person answers', async () => {
    owner().forwardsTo(OTHER, { after: 10 });
    const atOwner = owner().nextCall();
    const atOther = sandbox.phone(OTHER).nextCall();
    const caller = await sandbox.phone(PERSON).call();
    const first = await atOwner;
    await caller.waits(11);
    const second = await atOther;
    expect(second.sid).toBe(first.sid);
    await expect(first.answers()).rejects.toThrow(`the carrier has forwarded it to ${OTHER}`);
    await second.answers();
    await second.says('Hello?');
    await caller.hears('Hello?');
  });

  test('which answers by itself where nobody holds it', async () => {
    owner().forwardsTo(OTHER, { after: 10 });
    const caller = await sandbox.phone(PERSON).call();
    await caller.hears('The dial was completed.');
    expect(legTo(OWNER)).toMatchObject({ to: OWNER, forwardedTo: OTHER, status: 'completed' });
    expect(caller.trace.at(-2)?.detail).toContain(`nobody plays ${OTHER}`);
  });

  test('which forwards to the line: the last phone is the one that forwarded', async () => {
    owner().forwardsTo(OTHER, { after: 10 });
    sandbox.phone(OTHER).forwardsTo(SECOND_LINE, { after: 10 });
    const caller = await sandbox.phone(PERSON).call();
    await caller.waits(25);
    expect(sandbox.app.at('/second')[0]?.params).toMatchObject({ ForwardedFrom: OTHER, CalledVia: OTHER });
  });

  test('which forwards back ends as busy, and the trace says why', async () => {
    owner().forwardsTo(OTHER, { after: 1 });
    sandbox.phone(OTHER).forwardsTo(OWNER, { after: 1 });
    const caller = await sandbox.phone(PERSON).call();
    await caller.hears('The dial was busy.');
    expect(legTo(OWNER).trace.at(-1)).toMatchObject({
      problem: true,
      detail: expect.stringContaining('forwarded 5 times'),
    });
  });
});

describe('an owner whose phone forwards to the line', () => {
  beforeEach(() => {
    sandbox.app.on(
      '/voice',
      `<Say>Connecting you.</Say><Dial timeout="25">${OWNER}</Dial><Say>Nobody.</Say>`,
    );
  });

  test.each([false, true])('rings in a circle, which the sandbox ends (silent: %s)', async (silent) => {
    owner().forwardsTo(LINE, { silent });
    const before = sandbox.clock.now();
    const caller = await sandbox.phone(PERSON).call();
    await caller.ended();
    await endAll();
    expect(inbound()).toHaveLength(6);
    expect((sandbox.clock.now() - before) / 1000).toBeGreaterThan(5 * 20);
    expect(sandbox.app.at('/voice').map(({ params }) => params.ForwardedFrom)).toEqual([
      undefined,
      ...Array(5).fill(silent ? undefined : OWNER),
    ]);
    expect(calls().every(({ endTime }) => endTime !== null)).toBe(true);
    const told = calls().flatMap(({ trace }) => trace.filter(({ problem }) => problem));
    expect(told).toMatchObject([{ detail: expect.stringMatching(/forwarded 5 times.*each round is paid/) }]);
  });

  test('does not where the app dials no number that stands in ForwardedFrom', async () => {
    sandbox.app.on('/voice', ({ params }) =>
      params.ForwardedFrom === OWNER
        ? '<Say>Leave a message.</Say>'
        : `<Dial timeout="25">${OWNER}</Dial><Say>Nobody.</Say>`,
    );
    owner().forwardsTo(LINE);
    await (await sandbox.phone(PERSON).call()).ended();
    expect(inbound().map(({ heard }) => heard.map(({ text }) => text))).toEqual([
      ['[ringing]', 'Nobody.'],
      ['Leave a message.'],
    ]);
  });
});
