import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT, LINE, PERSON, startTestSandbox, type TestSandbox, TOKEN } from '../support.ts';

const MACHINE = '+12025550199';
const GREETING = 'x'.repeat(100); // 6.5 seconds
let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
  sandbox.app.on('/voice', '<Say>Hello</Say><Pause length="60"/>');
});
afterEach(() => sandbox.close());

/** Places a call with the official SDK, and lets it come to its end. */
async function place(options: {
  machineDetection?: string;
  machineDetectionTimeout?: number;
  asyncAmd?: string;
}) {
  const client = twilio(ACCOUNT, TOKEN);
  client.api.baseUrl = sandbox.origin;
  const url = `${sandbox.app.origin}/voice`;
  const { sid } = await client.calls.create({ to: MACHINE, from: LINE, url, ...options });
  while (await sandbox.clock.next());
  const { answeredBy } = await client.calls(sid).fetch();
  const call = sandbox.twilio.store.calls.get(sid);
  if (!call?.startTime) throw new Error('the call was never answered');
  const [asked] = sandbox.twilio.store.exchanges.filter(({ purpose }) => purpose === 'voice');
  // What nobody plays takes a quarter of its time.
  const askedAfter = (4 * ((asked?.at ?? 0) - call.startTime)) / 1000;
  return { call, answeredBy, askedAfter };
}

const traced = (trace: { verb: string; detail?: string }[]) =>
  trace.flatMap(({ verb, detail }) => (verb === 'Phone' ? [detail] : []));

describe('machine detection', () => {
  test.each([
    ['human', 'Enable', 'human', 1.5],
    ['human', 'DetectMessageEnd', 'human', 1.5],
    ['machine', 'Enable', 'machine_start', 4],
    ['machine', 'DetectMessageEnd', 'machine_end_beep', 7],
    ['fax', 'Enable', 'fax', 2],
    ['fax', 'DetectMessageEnd', 'fax', 2],
  ] as const)('takes a %s, with %s, for %s after %d s', async (call, machineDetection, expected, seconds) => {
    const body = { number: MACHINE, call };
    expect(await sandbox.ask('POST', '/outcomes', body)).toMatchObject({ status: 200, json: body });
    sandbox.phone(MACHINE).answersAs(call, { greeting: GREETING });
    const placed = await place({ machineDetection });
    expect(placed).toMatchObject({ answeredBy: expected, askedAfter: seconds });
    expect(sandbox.app.at('/voice')).toMatchObject([{ params: { AnsweredBy: expected }, signed: true }]);
    const { json } = await sandbox.ask('GET', '/state');
    expect(json.calls).toMatchObject([{ sid: placed.call.sid, answeredBy: expected }]);
  });

  test('says what it found in every later request', async () => {
    sandbox.phone(MACHINE).answersAs('machine');
    sandbox.app.on('/voice', '<Redirect>/more</Redirect>').on('/more', '<Say>More</Say>');
    await place({ machineDetection: 'DetectMessageEnd' });
    expect(sandbox.app.at('/more')).toMatchObject([{ params: { AnsweredBy: 'machine_end_beep' } }]);
  });

  test('gives up at its timeout', async () => {
    sandbox.phone(MACHINE).answersAs('machine', { greeting: GREETING });
    const options = { machineDetection: 'DetectMessageEnd', machineDetectionTimeout: 5 };
    expect(await place(options)).toMatchObject({ answeredBy: 'unknown', askedAfter: 5 });
  });

  test('asks for nothing where they hang up meanwhile', async () => {
    const call = sandbox.twilio.calls.place({
      ...{ to: MACHINE, from: LINE, url: `${sandbox.app.origin}/voice`, machineDetection: 'Enable' },
      ...{ method: 'POST', fallbackMethod: 'POST', statusCallbackMethod: 'POST' },
      ...{ statusCallbackEvents: [], timeout: 60, record: false },
    });
    await sandbox.clock.advance(1200);
    sandbox.twilio.calls.hangUp(call.sid);
    while (await sandbox.clock.next());
    expect(sandbox.app.received).toEqual([]);
    expect(call).toMatchObject({ status: 'completed', answeredBy: null });
  });

  test('without a wait (AsyncAmd) is accepted, and the trace says that it changes nothing', async () => {
    const { call } = await place({ machineDetection: 'Enable', asyncAmd: 'true' });
    expect(call.trace[0]).toMatchObject({
      verb: 'MachineDetection',
      detail: expect.stringMatching(/^human; AsyncAmd changes nothing/),
    });
  });
});

describe('an answering machine', () => {
  const SHORT =
    '<Say>Too early</Say><Pause length="7"/><Say>In time</Say><Play>https://a.example/b.mp3</Play>';

  test.each([
    [undefined, null, ['In time', '[plays https://a.example/b.mp3]']],
    ['Enable', 'machine_start', ['In time', '[plays https://a.example/b.mp3]']],
    ['DetectMessageEnd', 'machine_end_beep', ['Too early', 'In time', '[plays https://a.example/b.mp3]']],
  ])('keeps what begins after its beep (detection: %s)', async (machineDetection, answeredBy, tape) => {
    sandbox.app.on('/voice', SHORT);
    const phone = sandbox.phone(MACHINE);
    phone.answersAs('machine', { greeting: GREETING });
    const { call } = await place({ ...(machineDetection && { machineDetection }) });
    expect(call).toMatchObject({ answeredBy, tape, status: 'completed' });
    expect(call.heard.map(({ text }) => text)).toEqual(['Too early', ...tape.slice(-2)]);
    expect(traced(call.trace)).toEqual([`an answering machine answers: "${GREETING}"`, 'beep']);
    expect(phone.tape).toEqual(tape);
    const { json } = await sandbox.ask('GET', '/state');
    expect(json.calls).toMatchObject([{ tape }]);
  });

  test('answers a held phone, too, presses no key and hangs up when its tape is full', async () => {
    sandbox.twilio.heldPhones.hold(MACHINE);
    sandbox.phone(MACHINE).answersAs('machine', { greeting: GREETING });
    sandbox.app.on('/voice', '<Gather><Say>Press 1</Say></Gather><Redirect>/voice</Redirect>');
    const { call } = await place({});
    const seconds = (4 * ((call.endTime ?? 0) - (call.startTime ?? 0))) / 1000;
    expect(seconds).toBe(6.5 + 0.5 + 120);
    expect(new Set(call.tape)).toEqual(new Set(['Press 1']));
    expect(call.tape?.length).toBeGreaterThan(15);
    expect(traced(call.trace).at(-1)).toBe('the tape is full: it hangs up');
  });

  test.each([
    ['press', (sid: string) => sandbox.twilio.calls.press(sid, '1')],
    ['speak', (sid: string) => sandbox.twilio.calls.speak(sid, 'Hi')],
    ['talk', (sid: string) => sandbox.twilio.calls.talking(sid)],
  ])('cannot be made to %s', async (_what, act) => {
    sandbox.phone(MACHINE).answersAs('machine');
    const call = sandbox.twilio.calls.place({
      ...{ to: MACHINE, from: LINE, url: `${sandbox.app.origin}/voice` },
      ...{ method: 'POST', fallbackMethod: 'POST', statusCallbackMethod: 'POST' },
      ...{ statusCallbackEvents: [], timeout: 60, record: false },
    });
    await sandbox.clock.advance(1500);
    expect(() => act(call.sid)).toThrow(/An answering machine has answered call CA/);
    sandbox.twilio.calls.hangUp(call.sid);
  });

  test('answers so many calls, then a person does again', async () => {
    sandbox.phone(MACHINE).answersAs('machine', { times: 2 });
    const found = [];
    for (let call = 0; call < 3; call += 1)
      found.push((await place({ machineDetection: 'Enable' })).answeredBy);
    expect(found).toEqual(['machine_start', 'machine_start', 'human']);
  });

  test('takes a call that a test waits for', async () => {
    const phone = sandbox.phone(MACHINE);
    phone.answersAs('machine');
    sandbox.app.on('/voice', '<Pause length="20"/><Say>Your appointment is tomorrow.</Say>');
    const ringing = phone.nextCall();
    const placed = place({});
    const call = await ringing;
    expect(await call.ended()).toBe('completed');
    expect(phone.tape).toEqual(['Your appointment is tomorrow.']);
    await placed;
  });

  test('takes what a caller says whom the line connects with it', async () => {
    const mailbox = sandbox.phone(MACHINE);
    mailbox.answersAs('machine', { greeting: 'Ada is out.' });
    sandbox.app.on('/voice', `<Dial action="/after">${MACHINE}</Dial>`);
    const call = await sandbox.phone(PERSON).call();
    await call.hears('Ada is out.');
    await call.hears('[beep]');
    await call.waits(20);
    await call.says('Please call me back.');
    await call.waits(1);
    await call.hangsUp();
    expect(mailbox.tape).toEqual(['Please call me back.']);
    await sandbox.clock.settle();
    expect(sandbox.app.at('/after')).toMatchObject([
      { params: { DialCallStatus: 'completed', DialBridged: 'true' } },
    ]);
  });
});

test('a fax sends tones, keeps nothing and hangs up', async () => {
  sandbox.phone(MACHINE).answersAs('fax');
  const { call } = await place({});
  expect(traced(call.trace)).toEqual(['a fax answers: tones', 'the fax hears no fax: it hangs up']);
  expect(call.tape).toBeUndefined();
});

test.each(['busy', 'no-answer', 'failed'] as const)(
  'a call may be %s, to a Dial as well',
  async (outcome) => {
    await sandbox.ask('POST', '/outcomes', { number: MACHINE, call: outcome });
    sandbox.app.on('/voice', `<Dial action="/after" timeout="5">${MACHINE}</Dial>`);
    const call = await sandbox.phone(PERSON).call();
    await call.ended();
    expect(sandbox.app.at('/after')).toMatchObject([{ params: { DialCallStatus: outcome } }]);
  },
);

describe('POST /sandbox/outcomes', () => {
  const good = { number: MACHINE, call: 'machine' };
  test.each<[string, unknown, string | undefined, RegExp]>([
    ['no body', '', 'number', /E\.164/],
    ['a list', [], undefined, /JSON object/],
    ['no number', { call: 'machine' }, 'number', /E\.164/],
    ['a national number', { ...good, number: '2025550199' }, 'number', /E\.164/],
    ["the line's own number", { ...good, number: LINE }, 'number', /number of the account/],
    ['no call', { number: MACHINE }, 'call', /human, machine, fax/],
    ['another call', { ...good, call: 'robot' }, 'call', /human, machine, fax/],
    ['null for a call', { ...good, call: null }, 'call', /human, machine, fax/],
    ['the name of what every object has', { ...good, call: 'constructor' }, 'call', /human, machine/],
    ['no times', { ...good, times: 0 }, 'times', /from 1/],
    ['times below 1', { ...good, times: -1 }, 'times', /from 1/],
    ['half a time', { ...good, times: 1.5 }, 'times', /from 1/],
    ['times as a text', { ...good, times: '2' }, 'times', /from 1/],
    ['null times', { ...good, times: null }, 'times', /from 1/],
    ['an outcome of texts', { number: MACHINE, message: 'failed' }, 'message', /number, call, times/],
    ['an error code', { ...good, errorCode: 30_003 }, 'errorCode', /number, call, times/],
    ['a delay', { ...good, delay: 10 }, 'delay', /number, call, times/],
    ['a misspelt field', { ...good, Times: 1 }, 'Times', /number, call, times/],
  ])('refuses %s', async (_what, body, field, message) => {
    const answer = await sandbox.ask('POST', '/outcomes', body);
    expect(answer).toMatchObject({ status: 400, json: { error: expect.stringMatching(message) } });
    expect(answer.json.field).toBe(field);
    expect((await place({ machineDetection: 'Enable' })).answeredBy).toBe('human');
  });
});
