import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Call } from '../../../sandbox/src/model.ts';
import { heard, openSandbox, problems, type TestSandbox } from '../../support/testSandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
  sandbox.app.on('/got', ({ params }) => `<Say>Got ${params.Digits ?? params.SpeechResult}</Say>`);
});
afterEach(() => sandbox.close());

/** Runs a Gather with what the person does at once, and gives the call when it is over. */
async function run(attributes: string, act: { keys?: string; says?: string }, prompt = ''): Promise<Call> {
  const call = sandbox.receive(`<Gather action="/got" ${attributes}>${prompt}</Gather><Say>Nothing</Say>`);
  if (act.keys) sandbox.twilio.calls.press(call.sid, act.keys);
  if (act.says) sandbox.twilio.calls.speak(call.sid, act.says);
  await sandbox.finish();
  return call;
}

describe('Gather', () => {
  test.each([
    ['numDigits ends it', 'numDigits="2"', { keys: '12' }, { Digits: '12', FinishedOnKey: '' }],
    ['the finish key ends it and is no digit', '', { keys: '12#' }, { Digits: '12', FinishedOnKey: '#' }],
    ['silence after a key ends it', 'timeout="2"', { keys: '7' }, { Digits: '7', FinishedOnKey: '' }],
    ['another finish key', 'finishOnKey="*"', { keys: '1#*' }, { Digits: '1#', FinishedOnKey: '*' }],
    ['no finish key', 'finishOnKey="" numDigits="3"', { keys: '1#*' }, { Digits: '1#*' }],
    ['speech', 'input="speech"', { says: 'Sales' }, { SpeechResult: 'Sales', Confidence: '0.9' }],
    ['speech where both may come', 'input="dtmf speech"', { says: 'Sales' }, { SpeechResult: 'Sales' }],
    [
      'the first kind wins',
      'input="dtmf speech" numDigits="1"',
      { keys: '1', says: 'Sales' },
      { Digits: '1' },
    ],
    ['nothing, if asked for', 'actionOnEmptyResult="true"', {}, { Digits: '' }],
    ['no speech, if asked for', 'input="speech" actionOnEmptyResult="true"', {}, { SpeechResult: '' }],
    [
      'the finish key alone, if asked for',
      'actionOnEmptyResult="true"',
      { keys: '#' },
      { Digits: '', FinishedOnKey: '#' },
    ],
  ])('sends its action: %s', async (_name, attributes, act, params) => {
    const call = await run(attributes, act);
    expect(sandbox.app.at('/got')).toMatchObject([
      { signed: true, params: { ...params, CallStatus: 'in-progress' } },
    ]);
    expect(heard(call)).not.toContain('Nothing');
  });

  test.each([
    ['nothing is keyed', '', {}],
    ['only the finish key is', '', { keys: '#' }],
    ['speech comes to keys only', '', { says: 'Sales' }],
    ['keys come to speech only', 'input="speech"', { keys: '1' }],
  ])('falls through to the next verb when %s', async (_name, attributes, act) => {
    const call = await run(attributes, act);
    expect(heard(call)).toEqual(['Nothing']);
    expect(sandbox.app.at('/got')).toEqual([]);
  });

  test('waits for its timeout only after the prompt', async () => {
    const before = sandbox.clock.now();
    await run('timeout="4"', {}, '<Pause length="30"/>');
    expect(sandbox.clock.now() - before).toBeGreaterThanOrEqual(34_000);
  });

  test('stops the prompt at the first key', async () => {
    const call = await run(
      'numDigits="1"',
      { keys: '1' },
      '<Say>One</Say><Pause length="30"/><Say>Two</Say>',
    );
    expect(heard(call)).toEqual(['One', 'Got 1']);
  });

  test('without an action asks for its own document again, by the method it names', async () => {
    sandbox.app.on('/voice', ({ params }) =>
      params.Digits ? '<Say>Again</Say>' : '<Gather numDigits="1" method="GET"/>',
    );
    const call = sandbox.receive();
    sandbox.twilio.calls.press(call.sid, '5');
    await sandbox.finish();
    expect(sandbox.app.at('/voice').map(({ method, params }) => [method, params.Digits])).toEqual([
      ['POST', undefined],
      ['GET', '5'],
    ]);
  });

  test('keeps keys that are too many for the next Gather: it is the person who waits to be asked', async () => {
    sandbox.app.on(
      '/got',
      ({ params }) => `<Say>Got ${params.Digits}</Say><Gather action="/more" numDigits="2"/>`,
    );
    sandbox.app.on('/more', ({ params }) => `<Say>More ${params.Digits}</Say>`);
    expect(heard(await run('numDigits="1"', { keys: '123' }))).toEqual(['Got 1', 'More 23']);
  });

  test('waits where the person pauses between keys', async () => {
    expect(heard(await run('timeout="2"', { keys: '1WWW2' }))).toEqual(['Got 1']);
    expect(heard(await run('timeout="2"', { keys: '1W2' }))).toEqual(['Got 12']);
  });

  test('reports what it hears to partialResultCallback', async () => {
    sandbox.app.on('/partial', '');
    await run('input="speech" partialResultCallback="/partial"', { says: 'Sales' });
    expect(sandbox.app.at('/partial')).toMatchObject([
      { params: { UnstableSpeechResult: 'Sales' }, signed: true },
    ]);
  });

  test.each([
    ['input', 'input="keys"'],
    ['timeout', 'timeout="-1"'],
    ['numDigits', 'numDigits="0"'],
    ['finishOnKey', 'finishOnKey="12"'],
    ['actionOnEmptyResult', 'actionOnEmptyResult="yes"'],
    ['method', 'method="PUT"'],
  ])('notes a wrong %s and uses the default', async (name, attribute) => {
    const call = await run(attribute, { keys: '1#' });
    expect(problems(call)).toEqual([expect.stringContaining(name)]);
    expect(heard(call)).toEqual(['Got 1']);
  });
});
