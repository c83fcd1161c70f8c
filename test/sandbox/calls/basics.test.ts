import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CALLER, heard, LINE, openSandbox, problems, type TestSandbox } from '../../support/testSandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.close());

describe('an incoming call', () => {
  test('asks the voice URL while it rings, answers, speaks and ends', async () => {
    const call = sandbox.receive(
      '<Say voice="Polly.Joanna" language="en-US"> Hello\n <break/>Monkey! </Say>',
    );
    expect(call.status).toBe('ringing');
    await sandbox.finish();
    expect(call).toMatchObject({ status: 'completed', direction: 'inbound', from: CALLER, to: LINE });
    expect(call.heard).toMatchObject([
      { text: 'Hello Monkey!', by: 'Say', voice: 'Polly.Joanna', language: 'en-US' },
    ]);
    const [request] = sandbox.app.at('/voice');
    expect(request).toMatchObject({ method: 'POST', signed: true });
    expect(request?.params).toMatchObject({
      CallSid: call.sid,
      CallStatus: 'ringing',
      Direction: 'inbound',
      From: CALLER,
      Caller: CALLER,
      To: LINE,
      Called: LINE,
      FromCountry: 'US',
      FromCity: '',
      ApiVersion: '2010-04-01',
    });
  });

  test('reports completion with its duration to the number’s status callback', async () => {
    sandbox.app.on('/status', '');
    sandbox.addNumber(LINE, {
      voiceUrl: `${sandbox.app.origin}/voice`,
      statusCallback: `${sandbox.app.origin}/status`,
    });
    sandbox.receive('<Pause length="61"/>');
    await sandbox.finish();
    expect(sandbox.app.at('/status').map(({ params, signed }) => ({ ...params, signed }))).toMatchObject([
      {
        CallStatus: 'completed',
        CallDuration: '61',
        Duration: '2',
        CallbackSource: 'call-progress-events',
        SequenceNumber: '0',
        signed: true,
      },
    ]);
  });

  test('is cut short when the caller hangs up', async () => {
    const call = sandbox.receive('<Say>One</Say><Pause length="10"/><Say>Two</Say>');
    await sandbox.clock.advance(2000);
    sandbox.twilio.calls.hangUp(call.sid);
    await sandbox.finish();
    expect(heard(call)).toEqual(['One']);
    expect(call.status).toBe('completed');
    expect(() => sandbox.twilio.calls.press(call.sid, '1')).toThrow(/is over/);
  });
});

describe('verbs', () => {
  test.each([
    ['Say loop', '<Say loop="3">Hi</Say>', ['Hi', 'Hi', 'Hi']],
    ['Play', '<Play>/a.mp3</Play>', [/^\[plays http:\/\/127.0.0.1:\d+\/a.mp3\]$/]],
    ['Play digits', '<Play digits="12w3"/>', ['[tones 12w3]']],
    ['Hangup', '<Say>A</Say><Hangup/><Say>B</Say>', ['A']],
    ['an empty Say', '<Say> </Say><Say>B</Say>', ['B']],
    ['Redirect', '<Redirect>more</Redirect><Say>unreachable</Say>', ['More']],
  ])('%s', async (_name, twiml, expected) => {
    sandbox.app.on('/more', '<Say>More</Say>');
    const call = sandbox.receive(twiml);
    await sandbox.finish();
    expect(heard(call)).toEqual(
      expected.map((text) => (typeof text === 'string' ? text : expect.stringMatching(text))),
    );
    expect(problems(call)).toEqual([]);
  });

  test('loop="0" stops at 1000', async () => {
    const call = sandbox.receive('<Say loop="0">Hi</Say>');
    await sandbox.finish();
    expect(call.heard).toHaveLength(1000);
  });

  test.each([
    ['busy', 'busy', '[busy tone]'],
    ['rejected', 'no-answer', '[not in service]'],
  ])('Reject %s ends the call unanswered as %s', async (reason, status, tone) => {
    const call = sandbox.receive(`<Reject reason="${reason}"/><Say>unreachable</Say>`);
    await sandbox.finish();
    expect(call).toMatchObject({ status, startTime: null });
    expect(heard(call)).toEqual([tone]);
  });

  test('Reject after another verb only hangs up, and says so', async () => {
    const call = sandbox.receive('<Say>A</Say><Reject/>');
    await sandbox.finish();
    expect(call.status).toBe('completed');
    expect(problems(call)).toEqual([expect.stringMatching(/already answered/)]);
  });

  test('Sms texts the caller from the line and goes on', async () => {
    const call = sandbox.receive('<Sms>Hi</Sms><Say>Done</Say>');
    await sandbox.finish();
    expect([...sandbox.twilio.store.messages.values()]).toMatchObject([
      { to: CALLER, from: LINE, body: 'Hi', direction: 'outbound-call', status: 'delivered' },
    ]);
    expect(heard(call)).toEqual(['Done']);
  });

  test.each([
    ['a text', '<Sms action="/sent" to="+12025550177">Hi</Sms>', { SmsStatus: 'sent' }, 0],
    ['no text', '<Sms action="/sent"/>', { SmsStatus: 'invalid' }, 1],
  ])('Sms with an action hands over to it: %s', async (_name, twiml, params, count) => {
    sandbox.app.on('/sent', '<Say>Sent</Say>');
    const call = sandbox.receive(`${twiml}<Say>unreachable</Say>`);
    await sandbox.finish();
    expect(sandbox.app.at('/sent')).toMatchObject([{ params }]);
    expect(heard(call)).toEqual(['Sent']);
    expect(problems(call)).toHaveLength(count);
  });

  test.each([
    ['Enqueue', '<Enqueue>q</Enqueue>', /^Enqueue: .*does not support/],
    ['an unknown verb', '<say>x</say>', /^say: 12200 .*did you mean Say/],
    ['an unknown attribute', '<Say Voice="man">x</Say>', /12200 <Say> has no attribute "Voice".*voice/],
    ['a bad number', '<Pause length="x"/>', /12200 length="x"/],
    ['text between verbs', 'hello', /12200 text outside a verb/],
    [
      'a verb that may not be nested',
      '<Gather><Redirect>x</Redirect></Gather>',
      /<Redirect> may not stand in <Gather>/,
    ],
    ['digits in a Gather', '<Gather><Play digits="1"/></Gather>', /<Play digits>/],
    ['a text too long for its voice', `<Say voice="Polly.Joanna">${'a'.repeat(3001)}</Say>`, /13521/],
    ['Hangul over the encoded limit', `<Say>${'가'.repeat(501)}</Say>`, /13521.*URL-encoded/],
  ])('reports %s in the trace and goes on', async (_name, twiml, expected) => {
    const call = sandbox.receive(`${twiml}<Say>Next</Say>`);
    await sandbox.finish();
    expect(problems(call)).toEqual([expect.stringMatching(expected)]);
    expect(heard(call)).toContain('Next');
  });
});
