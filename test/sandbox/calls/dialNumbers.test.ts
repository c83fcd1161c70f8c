import { describe, expect, test } from 'vitest';
import { CALLER, heard, LINE, OWNER, problems } from '../../support/testSandbox.ts';
import { sandboxForDials } from './dialing.ts';

const OTHER = '+12025550178';
const dials = sandboxForDials();
const { hold, legs, leg, toAction, dial } = dials;

describe('several numbers', () => {
  const both = `<Number>${OWNER}</Number><Number>${OTHER}</Number>`;

  test('ring at once, and the first to answer wins', async () => {
    hold(OWNER, OTHER);
    dial(both);
    await dials.sandbox.clock.advance(2000);
    expect(legs().map(({ status }) => status)).toEqual(['ringing', 'ringing']);
    dials.sandbox.twilio.calls.answer(leg(OTHER).sid);
    await dials.sandbox.clock.advance(10);
    expect([leg(OWNER).status, leg(OTHER).status]).toEqual(['canceled', 'in-progress']);
    dials.sandbox.twilio.calls.hangUp(leg(OTHER).sid);
    await dials.sandbox.finish();
    expect(toAction()).toMatchObject([{ DialCallSid: leg(OTHER).sid, DialCallStatus: 'completed' }]);
  });

  test('ring one after another with sequential', async () => {
    hold(OWNER);
    dial(both, 'action="/after" sequential="true" timeout="5"');
    await dials.sandbox.clock.advance(9000);
    expect(legs()).toHaveLength(1);
    await dials.sandbox.finish();
    expect([leg(OWNER).status, leg(OTHER).status]).toEqual(['no-answer', 'completed']);
    expect(toAction()).toMatchObject([{ DialCallStatus: 'completed' }]);
  });

  test('are ten at most', async () => {
    const many = Array.from({ length: 11 }, (_, index) => `<Number>+120255502${10 + index}</Number>`).join(
      '',
    );
    const call = dial(many);
    await dials.sandbox.finish();
    expect(legs()).toHaveLength(10);
    expect(problems(call)).toEqual([expect.stringMatching(/first 10/)]);
  });
});

describe('Number', () => {
  test('whispers to the callee alone before the two are connected', async () => {
    dials.sandbox.app.on('/whisper', '<Say>A call from the line.</Say>');
    const call = dial(`<Number url="/whisper" sendDigits="9">${OWNER}</Number>`);
    await dials.sandbox.finish();
    expect(heard(leg(OWNER))).toEqual(['[tones 9]', 'A call from the line.']);
    expect(heard(call)).toEqual(['[ringing]', 'Dial completed']);
    expect(dials.sandbox.app.at('/whisper')).toMatchObject([
      { params: { CallSid: leg(OWNER).sid, ParentCallSid: call.sid } },
    ]);
  });

  test('lets the callee decline by a whisper that hangs up', async () => {
    hold(OWNER);
    dials.sandbox.app
      .on(
        '/whisper',
        '<Gather action="/accept" numDigits="1"><Say>Press 1 to accept.</Say></Gather><Hangup/>',
      )
      .on('/accept', '');
    dial(`<Number url="/whisper">${OWNER}</Number>`);
    await dials.sandbox.clock.advance(2000);
    dials.sandbox.twilio.calls.answer(leg(OWNER).sid);
    await dials.sandbox.finish();
    expect(toAction()).toMatchObject([{ DialBridged: 'false' }]);
  });

  test('reports its call to its own status callback', async () => {
    dial(
      `<Number statusCallback="/status" statusCallbackEvent="initiated ringing answered completed">${OWNER}</Number>`,
    );
    await dials.sandbox.finish();
    expect(dials.sandbox.app.at('/status').map(({ params }) => params.CallStatus)).toEqual([
      'initiated',
      'ringing',
      'in-progress',
      'completed',
    ]);
  });
});

describe('what cannot be dialled', () => {
  test.each([
    ['a word', '', 'hello', /13224 "hello"/],
    ['nothing', '', '', /no number/],
    ['a foreign caller ID', 'callerId="+12025559999"', OWNER, /13214/],
    ['a client', '', '<Client>ada</Client>', /does not support <Client>/],
    ['a conference', '', '<Conference>room</Conference>', /does not support <Conference>/],
    ['an unknown noun', '', '<Phone>1</Phone>', /<Phone> may not stand in <Dial>/],
  ])('%s is reported, and the dial failed', async (_name, attributes, inner, message) => {
    const call = dial(inner, `action="/after" ${attributes}`);
    await dials.sandbox.finish();
    expect(problems(call)).toEqual([expect.stringMatching(message)]);
    expect(toAction()).toMatchObject([{ DialCallStatus: 'failed' }]);
  });

  test('includes any number where the caller’s own is withheld', async () => {
    const call = dials.sandbox.receive(`<Dial>${OWNER}</Dial>`, { from: 'anonymous' });
    await dials.sandbox.finish();
    expect(problems(call)).toEqual([expect.stringMatching(/13214/)]);
  });

  test.each([
    ['the line', LINE],
    ['the caller', CALLER],
  ])('does not include a caller ID of %s', async (_name, callerId) => {
    dial(OWNER, `callerId="${callerId}"`);
    await dials.sandbox.finish();
    expect(leg(OWNER)).toMatchObject({ from: callerId, status: 'completed' });
  });

  test('includes numbers as Americans write them', async () => {
    dial('(202) 555-0177');
    await dials.sandbox.finish();
    expect(leg(OWNER).status).toBe('completed');
  });

  test('ends a line that dials itself without end', async () => {
    const call = dial(LINE, '');
    await dials.sandbox.finish();
    const calls = [...dials.sandbox.twilio.store.calls.values()];
    expect(calls.length).toBeLessThan(20);
    expect(calls.every(({ endTime }) => endTime !== null)).toBe(true);
    expect(call.status).toBe('completed');
  });
});
