import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RealClock, startSandbox } from '../../sandbox/src/index.ts';
import { OUTGOING } from '../support/testSandbox.ts';
import { WebhookServer } from '../support/webhookServer.ts';
import { LINE, OPTIONS, PERSON, startTestSandbox, type TestSandbox, TOKEN } from './support.ts';

const OWNER = '+12025550177';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

const phone = (number = PERSON) => sandbox.phone(number);

/** The line calls this person. */
const place = () =>
  sandbox.rest('POST', 'Calls.json', [
    ['To', PERSON],
    ['From', LINE],
    ['Url', `${sandbox.app.origin}/voice`],
  ]);

describe('a call', () => {
  test('hears, presses and ends, in its own time', async () => {
    sandbox.app.on(
      '/voice',
      '<Say>Welcome.</Say><Gather action="/menu" numDigits="1"><Say>Press 1.</Say></Gather>',
    );
    sandbox.app.on('/menu', ({ params }) => `<Say>You pressed ${params.Digits}.</Say>`);
    const call = await phone().call();
    await call.hears('Welcome');
    await call.hears(/press \d/i);
    await call.press('1');
    await call.hears('You pressed 1.');
    expect(await call.ended()).toBe('completed');
    expect(call.transcript).toEqual(['Welcome.', 'Press 1.', 'You pressed 1.']);
    expect(call.trace.map(({ verb }) => verb)).toEqual(['Say', 'Gather', 'Say', 'Say']);
  });

  test('speaks, waits and leaves a message', async () => {
    sandbox.app.on('/voice', '<Gather input="speech" action="/name"/>');
    sandbox.app.on(
      '/name',
      ({ params }) => `<Say>${params.SpeechResult}?</Say><Pause length="9"/><Record action="/done"/>`,
    );
    sandbox.app.on('/done', ({ params }) => `<Say>${params.RecordingDuration} seconds</Say>`);
    const call = await phone().call();
    await call.says('Ada');
    await call.hears('Ada?');
    const before = sandbox.clock.now();
    await call.waits(5);
    expect(sandbox.clock.now() - before).toBe(5000);
    await call.leaves({ seconds: 42, transcript: 'Call me.' });
    await call.hears('42 seconds');
    expect([...sandbox.twilio.store.recordings.values()]).toMatchObject([
      { duration: 42, transcription: 'Call me.' },
    ]);
  });

  test('fails at once, with what was heard, when the call is over', async () => {
    sandbox.app.on('/voice', '<Say>Bye</Say><Enqueue/>');
    const call = await phone().call();
    await expect(call.hears('Welcome')).rejects.toThrow(
      /"Welcome" was not heard: the call is over \(completed\)\.[\s\S]*Heard:\n {2}Bye[\s\S]*! Enqueue/,
    );
    await expect(call.press('1')).rejects.toThrow(/is over/);
  });

  test('looks for each text after the one found before', async () => {
    sandbox.app.on('/voice', '<Say>One two one</Say>');
    const call = await phone().call();
    await call.hears('one');
    await expect(call.hears('two')).rejects.toThrow(/was not heard/);
  });
});

describe('the documents of a call', () => {
  const inDocument = (twiml: string, ...names: string[]) => ({
    body: `<Response>${twiml}</Response>`,
    headers: { 'X-Ahoy-Document': names.join(',') },
  });

  test('are those that the app names in its last answer', async () => {
    sandbox.app.on(
      '/voice',
      inDocument('<Gather action="/menu" numDigits="1"><Say>Press 1.</Say></Gather>', 'start'),
    );
    sandbox.app.on('/menu', inDocument('<Say>Support</Say><Pause length="60"/>', 'menu', 'support'));
    const call = await phone().call();
    await call.hears('Press 1.');
    expect(call.documents).toEqual(['start']);
    await call.press('1');
    await call.hears('Support');
    expect(call.documents).toEqual(['menu', 'support']);
  });

  test('are told by the answer to a verb, not to a callback, and are none where the app names none', async () => {
    sandbox.app.on('/voice', inDocument('<Gather><Say>Hello</Say></Gather>', 'start'));
    sandbox.configure({ statusUrl: `${sandbox.app.origin}/status` });
    const call = await phone().call();
    await call.hangsUp();
    expect(sandbox.app.at('/status')).toHaveLength(1);
    expect(call.documents).toEqual(['start']);
    sandbox.app.on('/voice', '<Say>Hello</Say>');
    expect((await phone().call()).documents).toEqual([]);
  });
});

describe('a phone that forwards', () => {
  test('does so until it is told to end, or its block does', async () => {
    const forwarding = () => sandbox.twilio.forwardingPhones.of(OWNER);
    const end = phone(OWNER).forwardsTo(LINE, { after: 5 });
    expect(forwarding()).toEqual({ to: LINE, after: 5, silent: false });
    end();
    expect(forwarding()).toBeUndefined();
    {
      using _until = phone(OWNER).forwardsTo(LINE);
      expect(forwarding()).toEqual({ to: LINE, after: 20, silent: false });
    }
    expect(forwarding()).toBeUndefined();
    expect(sandbox.twilio.heldPhones.has(OWNER)).toBe(false);
  });

  test('follows its newest rule; the end of an older one changes nothing', () => {
    const endOld = phone(OWNER).forwardsTo(LINE);
    phone(OWNER).forwardsTo(PERSON);
    endOld();
    expect(sandbox.twilio.forwardingPhones.of(OWNER)?.to).toBe(PERSON);
  });

  test.each<[string, { after?: number }]>([
    [OWNER, {}],
    ['anonymous', {}],
    ['+266696687', {}],
    [LINE, { after: -1 }],
    [LINE, { after: 0.5 }],
    [LINE, { after: Number.NaN }],
  ])('cannot forward to %s with %j', (to, options) => {
    expect(() => phone(OWNER).forwardsTo(to, options)).toThrow(/number|itself/);
    expect(sandbox.twilio.forwardingPhones.of(OWNER)).toBeUndefined();
  });
});

describe('being called', () => {
  test('rings until answered', async () => {
    sandbox.app.on('/voice', '<Say>Hello</Say>');
    const incoming = phone().nextCall();
    await place();
    const call = await incoming;
    expect(call).toMatchObject({ status: 'ringing', from: LINE });
    await call.waits(20);
    expect(call.status).toBe('ringing');
    await call.answers();
    await call.hears('Hello');
    expect(await call.ended()).toBe('completed');
  });

  test('declines', async () => {
    sandbox.app.on('/voice', `<Dial action="/after">${OWNER}</Dial>`);
    sandbox.app.on('/after', ({ params }) => `<Say>${params.DialCallStatus}</Say>`);
    const incoming = phone(OWNER).nextCall();
    const call = await phone().call();
    await (await incoming).declines();
    await call.hears('busy');
  });
});

describe('texts', () => {
  test('get their replies, all of them, or null', async () => {
    sandbox.app.on('/sms', ({ params }) =>
      params.Body === 'two' ? '<Message>One</Message><Message>Two</Message>' : '',
    );
    expect(await phone().text('two', { mediaUrl: 'https://example.com/a.png' })).toBe('One');
    expect(await phone().texts('two')).toEqual(['One', 'Two']);
    expect(await phone().text('none')).toBeNull();
    expect(phone().inbox.map(({ body }) => body)).toEqual(['One', 'Two', 'One', 'Two']);
    expect(sandbox.app.at('/sms')[0]?.params).toMatchObject({ NumMedia: '1', From: PERSON });
  });

  test('are waited for, each once', async () => {
    const one = phone();
    const text = (Body: string) =>
      sandbox.rest('POST', 'Messages.json', [
        ['To', PERSON],
        ['From', LINE],
        ['Body', Body],
      ]);
    const [first, second] = [one.receives('order'), one.receives(/^Your order/)];
    await text('Hello');
    await text('Your order is here');
    await text('Your order is late');
    expect(await Promise.all([first, second])).toEqual(['Your order is here', 'Your order is late']);
    expect(await one.receives('Hello')).toBe('Hello');
  });
});

describe('on a real clock', () => {
  test('waits for what happens', async () => {
    const quick = { msPerCharacter: 1, minSpeech: 1, ring: 20, setUp: 5, key: 5 };
    const app = await new WebhookServer(TOKEN).open();
    const webhooks = { voiceUrl: `${app.origin}/voice`, smsUrl: `${app.origin}/sms` };
    const real = await startSandbox({ ...OPTIONS, ...webhooks, clock: new RealClock(), timing: quick });
    app.on('/sms', '<Message>Hi</Message>').on('/got', ({ params }) => `<Say>Got ${params.Digits}</Say>`);
    app.on('/voice', '<Gather numDigits="1" action="/got"><Say>Press 1</Say></Gather>');
    const one = real.phone(PERSON);
    const call = await one.call();
    await call.hears('Press 1');
    await call.press('1');
    await call.hears('Got 1');
    expect(await call.ended()).toBe('completed');
    expect(await one.text('hello')).toBe('Hi');
    const incoming = one.nextCall();
    const url = webhooks.voiceUrl;
    real.twilio.calls.place({ ...OUTGOING, to: PERSON, from: LINE, url });
    const rung = await incoming;
    await rung.answers();
    await rung.hears('Press 1');
    await rung.hangsUp();
    await real.close();
    await app.close();
  });
});

describe('hundreds of calls at once', () => {
  test('run with none lost and none mixed up', async () => {
    const ask = (action: string, text: string) =>
      `<Gather action="${action}" numDigits="4"><Say>${text}</Say></Gather>`;
    sandbox.app.on('/voice', ({ params }) => ask('/code', `Hello ${params.From}`));
    sandbox.app.on('/code', ({ params }) => ask('/again', `${params.From} keyed ${params.Digits}`));
    sandbox.app.on('/again', ({ params }) => `<Say>Bye ${params.From}, ${params.Digits}</Say>`);
    const codes = Array.from({ length: 300 }, (_, index) => String(1000 + index));
    const statuses = await Promise.all(codes.map(callWithCode));
    expect(statuses).toEqual(codes.map(() => 'completed'));
    expect(sandbox.app.received).toHaveLength(3 * codes.length);
  }, 120_000);

  async function callWithCode(code: string) {
    const number = `+1202556${code}`;
    const call = await phone(number).call();
    await call.hears(`Hello ${number}`);
    await call.press(code);
    await call.hears(`${number} keyed ${code}`);
    await call.press(code);
    await call.hears(`Bye ${number}, ${code}`);
    return call.ended();
  }
});
