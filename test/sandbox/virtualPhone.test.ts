import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RealClock } from '../../sandbox/src/clock.ts';
import { VirtualPhone } from '../../sandbox/src/virtualPhone.ts';
import { Bench, CALLER, LINE, OWNER, openBench } from './calls/bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const phone = (number = CALLER) => new VirtualPhone(bench.twilio, number, LINE);

describe('a call', () => {
  it('hears, presses and ends, in its own time', async () => {
    bench.app.on(
      '/voice',
      '<Say>Welcome.</Say><Gather action="/menu" numDigits="1"><Say>Press 1.</Say></Gather>',
    );
    bench.app.on('/menu', ({ params }) => `<Say>You pressed ${params.Digits}.</Say>`);
    const call = await phone().call();
    await call.hears('Welcome');
    await call.hears(/press \d/i);
    await call.press('1');
    await call.hears('You pressed 1.');
    expect(await call.ended()).toBe('completed');
    expect(call.transcript).toEqual(['Welcome.', 'Press 1.', 'You pressed 1.']);
    expect(call.trace.map(({ verb }) => verb)).toEqual(['Say', 'Gather', 'Say', 'Say']);
  });

  it('speaks, waits and leaves a message', async () => {
    bench.app.on('/voice', '<Gather input="speech" action="/name"/>');
    bench.app.on(
      '/name',
      ({ params }) => `<Say>${params.SpeechResult}?</Say><Pause length="9"/><Record action="/done"/>`,
    );
    bench.app.on('/done', ({ params }) => `<Say>${params.RecordingDuration} seconds</Say>`);
    const call = await phone().call();
    await call.says('Ada');
    await call.hears('Ada?');
    const before = bench.clock.now();
    await call.waits(5);
    expect(bench.clock.now() - before).toBe(5000);
    await call.leaves({ seconds: 42, transcript: 'Call me.' });
    await call.hears('42 seconds');
    expect([...bench.twilio.store.recordings.values()]).toMatchObject([
      { duration: 42, transcription: 'Call me.' },
    ]);
  });

  it('fails at once, with what was heard, when the call is over', async () => {
    bench.app.on('/voice', '<Say>Bye</Say><Enqueue/>');
    const call = await phone().call();
    await expect(call.hears('Welcome')).rejects.toThrow(
      /"Welcome" was not heard: the call is over \(completed\)\.[\s\S]*Heard:\n {2}Bye[\s\S]*! Enqueue/,
    );
    await expect(call.press('1')).rejects.toThrow(/is over/);
  });

  it('looks for each text after the one found before', async () => {
    bench.app.on('/voice', '<Say>One two one</Say>');
    const call = await phone().call();
    await call.hears('one');
    await expect(call.hears('two')).rejects.toThrow(/was not heard/);
  });
});

describe('being called', () => {
  it('rings until answered', async () => {
    bench.app.on('/voice', '<Say>Hello</Say>');
    const incoming = phone().nextCall();
    bench.place();
    const call = await incoming;
    expect(call).toMatchObject({ status: 'ringing', from: LINE });
    await call.waits(20);
    expect(call.status).toBe('ringing');
    await call.answers();
    await call.hears('Hello');
    expect(await call.ended()).toBe('completed');
  });

  it('declines', async () => {
    bench.app.on('/voice', `<Dial action="/after">${OWNER}</Dial>`);
    bench.app.on('/after', ({ params }) => `<Say>${params.DialCallStatus}</Say>`);
    const incoming = phone(OWNER).nextCall();
    const call = await phone().call();
    await (await incoming).declines();
    await call.hears('busy');
  });
});

describe('texts', () => {
  beforeEach(() => {
    bench.addNumber(LINE, { voiceUrl: `${bench.app.origin}/voice`, smsUrl: `${bench.app.origin}/sms` });
  });

  it('get their replies, all of them, or null', async () => {
    bench.app.on('/sms', ({ params }) =>
      params.Body === 'two' ? '<Message>One</Message><Message>Two</Message>' : '',
    );
    expect(await phone().text('two', { mediaUrl: 'https://example.com/a.png' })).toBe('One');
    expect(await phone().texts('two')).toEqual(['One', 'Two']);
    expect(await phone().text('none')).toBeNull();
    expect(phone().inbox.map(({ body }) => body)).toEqual(['One', 'Two', 'One', 'Two']);
    expect(bench.app.at('/sms')[0]?.params).toMatchObject({ NumMedia: '1', From: CALLER });
  });
});

describe('on a real clock', () => {
  it('waits for what happens', async () => {
    const quick = { msPerCharacter: 1, minSpeech: 1, ring: 20, setUp: 5, key: 5 };
    const real = await new Bench(new RealClock(), quick).open();
    const { origin } = real.app;
    real.addNumber(LINE, { voiceUrl: `${origin}/voice`, smsUrl: `${origin}/sms` });
    real.app
      .on('/sms', '<Message>Hi</Message>')
      .on('/got', ({ params }) => `<Say>Got ${params.Digits}</Say>`);
    real.app.on('/voice', '<Gather numDigits="1" action="/got"><Say>Press 1</Say></Gather>');
    const one = new VirtualPhone(real.twilio, CALLER, LINE);
    const call = await one.call();
    await call.hears('Press 1');
    await call.press('1');
    await call.hears('Got 1');
    expect(await call.ended()).toBe('completed');
    expect(await one.text('hello')).toBe('Hi');
    const incoming = one.nextCall();
    real.place();
    const rung = await incoming;
    await rung.answers();
    await rung.hears('Press 1');
    await rung.hangsUp();
    await real.close();
  });
});

describe('a thousand calls at once', () => {
  it('run with none lost and none mixed up', async () => {
    const ask = (action: string, text: string) =>
      `<Gather action="${action}" numDigits="4"><Say>${text}</Say></Gather>`;
    bench.app.on('/voice', ({ params }) => ask('/code', `Hello ${params.From}`));
    bench.app.on('/code', ({ params }) => ask('/again', `${params.From} keyed ${params.Digits}`));
    bench.app.on('/again', ({ params }) => `<Say>Bye ${params.From}, ${params.Digits}</Say>`);
    const codes = Array.from({ length: 1000 }, (_, index) => String(1000 + index));
    const statuses = await Promise.all(codes.map(callWithCode));
    expect(statuses).toEqual(codes.map(() => 'completed'));
    expect(bench.app.received).toHaveLength(3 * codes.length);
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
