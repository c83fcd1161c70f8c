import { describe, expect, test } from 'vitest';
import { heard, OWNER } from '../../support/testSandbox.ts';
import { sandboxForDials } from './dialing.ts';

const dials = sandboxForDials();
const { hold, leg, legs, toAction, dial } = dials;
const calls = () => dials.sandbox.twilio.calls;
const NOT_EXECUTED = /the caller is gone: what the action answers is not executed/;

/** The line dials the owner, whose phone rings or has answered when the caller's call ends. */
async function giveUp(attributes: string, { answered }: { answered: boolean }) {
  hold(OWNER);
  const call = dial(OWNER, attributes);
  await dials.sandbox.clock.advance(2000);
  if (answered) calls().answer(leg(OWNER).sid);
  await dials.sandbox.clock.advance(3000);
  calls().hangUp(call.sid);
  await dials.sandbox.finish();
  return call;
}

describe("a Dial's action, when the caller has hung up", () => {
  test.each([
    [
      'while it rang',
      { attributes: 'action="/after"', answered: false },
      { CallStatus: 'completed', DialCallStatus: 'canceled', DialBridged: 'false', DialCallDuration: '0' },
    ],
    [
      'while it rang, unanswered',
      { attributes: 'action="/after" answerOnBridge="true"', answered: false },
      { CallStatus: 'no-answer', DialCallStatus: 'canceled', DialBridged: 'false', DialCallDuration: '0' },
    ],
    [
      'while they talked',
      { attributes: 'action="/after"', answered: true },
      { CallStatus: 'completed', DialCallStatus: 'completed', DialBridged: 'true', DialCallDuration: '3' },
    ],
    [
      'while they talked, first answered then',
      { attributes: 'action="/after" answerOnBridge="true"', answered: true },
      { CallStatus: 'completed', DialCallStatus: 'completed', DialBridged: 'true', DialCallDuration: '3' },
    ],
    [
      'while it was recorded',
      { attributes: 'action="/after" record="record-from-answer"', answered: true },
      { DialCallStatus: 'completed', RecordingSid: expect.stringMatching(/^RE/) },
    ],
  ])('%s, is requested and not executed', async (_when, { attributes, answered }, params) => {
    dials.sandbox.app.on('/after', {
      headers: { 'x-ahoy-document': 'missed' },
      body: '<Response><Sms>Missed call</Sms><Say>Sorry</Say></Response>',
    });
    const call = await giveUp(attributes, { answered });
    expect(toAction()).toMatchObject([{ CallSid: call.sid, DialCallSid: leg(OWNER).sid, ...params }]);
    expect(heard(call)).toEqual(['[ringing]']);
    expect(dials.sandbox.twilio.store.messages.size).toBe(0);
    expect(call.trace.map(({ verb }) => verb)).toEqual(['Dial']);
    expect(call.trace[0]?.detail).toMatch(NOT_EXECUTED);
    expect(call.trace[0]?.problem).toBeUndefined();
    expect(dials.sandbox.twilio.store.exchanges).toContainEqual(
      expect.objectContaining({
        purpose: 'dial action',
        verdict: 'accepted',
        responseHeaders: expect.objectContaining({ 'x-ahoy-document': 'missed' }),
      }),
    );
  });

  test('is requested once, and the status callbacks keep their order', async () => {
    const { app, twilio, clock } = dials.sandbox;
    const [number] = [...twilio.store.numbers.values()];
    if (number) number.statusCallback = `${app.origin}/status`;
    hold(OWNER);
    const events = 'statusCallbackEvent="initiated ringing answered completed" statusCallback="/status"';
    const call = dial(`<Number ${events}>${OWNER}</Number>`);
    await clock.advance(2000);
    calls().hangUp(call.sid);
    await dials.sandbox.finish();
    const told = app.at('/status').map(({ params }) => [params.CallSid === call.sid, params.CallStatus]);
    expect(told.filter(([own]) => !own)).toEqual([
      [false, 'initiated'],
      [false, 'ringing'],
      [false, 'canceled'],
    ]);
    expect(told.filter(([own]) => own)).toEqual([[true, 'completed']]);
    expect(toAction()).toHaveLength(1);
  });

  test('is requested where the callee is still asked whether to take the call', async () => {
    dials.sandbox.app.on('/whisper', '<Pause length="20"/>');
    hold(OWNER);
    const call = dial(`<Number url="/whisper">${OWNER}</Number>`);
    await dials.sandbox.clock.advance(2000);
    calls().answer(leg(OWNER).sid);
    await dials.sandbox.clock.advance(2000);
    calls().hangUp(call.sid);
    await dials.sandbox.finish();
    expect(toAction()).toMatchObject([{ DialCallStatus: 'completed', DialBridged: 'false' }]);
  });

  test('is requested where REST ended the call, and not where REST gave it other TwiML', async () => {
    hold(OWNER);
    const [ended, redirected] = [dial(OWNER), dial(OWNER)];
    await dials.sandbox.clock.advance(2000);
    calls().update(ended.sid, { status: 'completed' });
    calls().update(redirected.sid, { twiml: '<Response><Say>New</Say></Response>' });
    await dials.sandbox.finish();
    expect(toAction()).toMatchObject([{ CallSid: ended.sid, DialCallStatus: 'canceled' }]);
    expect(heard(redirected)).toEqual(['[ringing]', 'New']);
  });

  test('rings nobody else, one by one', async () => {
    hold(OWNER, '+12025550188');
    const call = dial(
      `<Number>${OWNER}</Number><Number>+12025550188</Number>`,
      'action="/after" sequential="true"',
    );
    await dials.sandbox.clock.advance(2000);
    calls().hangUp(call.sid);
    await dials.sandbox.finish();
    expect(legs()).toHaveLength(1);
    expect(toAction()).toMatchObject([{ DialCallSid: leg(OWNER).sid }]);
  });

  test('does not exist without the attribute', async () => {
    const call = await giveUp('timeout="60"', { answered: false });
    expect(call.trace[0]?.detail).toBe(`canceled (${OWNER})`);
    expect(toAction()).toEqual([]);
  });

  test('that leads nowhere asks no fallback either', async () => {
    const { app, twilio, clock } = dials.sandbox;
    app.on('/fallback', '<Say>Fallback</Say>');
    hold(OWNER);
    const call = dials.sandbox.place({
      url: undefined,
      twiml: `<Response><Dial action="/after" callerId="+12025550100">${OWNER}</Dial></Response>`,
      fallbackUrl: `${app.origin}/fallback`,
    });
    await clock.advance(3000);
    twilio.calls.hangUp(call.sid);
    await dials.sandbox.finish();
    expect(app.received).toEqual([]);
    expect(call.trace).toContainEqual(expect.objectContaining({ code: 11100 }));
  });
});

describe('a caller who hangs up', () => {
  test.each([
    ['in a Record', '<Record action="/after"/>', [{ Digits: 'hangup', CallStatus: 'completed' }]],
    ['in a Gather', '<Gather action="/after" actionOnEmptyResult="true"/>', []],
    ['in a Gather, after some keys', '<Gather action="/after" finishOnKey="#"/>', []],
  ])('%s hears nothing more', async (where, twiml, asked) => {
    dials.sandbox.app.on('/after', '<Sms>Never sent</Sms>');
    const call = dials.sandbox.receive(`${twiml}<Sms>Nor this</Sms>`);
    if (where.includes('keys')) calls().press(call.sid, '12');
    await dials.sandbox.clock.advance(3000);
    calls().hangUp(call.sid);
    await dials.sandbox.finish();
    expect(toAction()).toMatchObject(asked);
    expect(dials.sandbox.twilio.store.messages.size).toBe(0);
    expect(NOT_EXECUTED.test(call.trace[0]?.detail ?? '')).toBe(asked.length > 0);
  });
});
