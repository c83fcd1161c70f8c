import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../../sandbox/src/model.ts';
import { OWNER, openSandbox, type TestSandbox } from '../../support/testSandbox.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map(xmlText);
const number = fc.constantFrom('0', '1', '5', '-1', 'x', '');
const attribute = (name: string, values: fc.Arbitrary<string>) =>
  values.map((value) => ` ${name}="${value}"`);
const say = fc
  .tuple(text, number)
  .map(([words, loop]) => `<Say loop="${loop === '0' ? '2' : loop}">${words}</Say>`);
const gather = fc
  .tuple(
    attribute('timeout', number),
    attribute('numDigits', number),
    attribute('finishOnKey', fc.constantFrom('#', '', '1*')),
    say,
  )
  .map(
    ([timeout, digits, key, prompt]) =>
      `<Gather action="/next" input="dtmf speech"${timeout}${digits}${key}>${prompt}</Gather>`,
  );
const record = attribute('maxLength', number).map((length) => `<Record action="/next"${length}/>`);
const dial = fc
  .constantFrom(OWNER, 'x', '', `<Number>${OWNER}</Number>`)
  .map((to) => `<Dial timeout="5">${to}</Dial>`);
const plain = fc.constantFrom(
  ...[
    '<Hangup/>',
    '<Reject/>',
    '<Pause/>',
    '<Redirect>/next</Redirect>',
    '<Play digits="1w"/>',
    '<Play>a.mp3</Play>',
  ],
  ...['<Sms>Hi</Sms>', '<Leave/>', '<Nonsense/>', 'words', '<!-- nothing -->'],
);
const document = fc
  .array(fc.oneof(say, gather, record, dial, plain), { maxLength: 6 })
  .map((verbs) => verbs.join(''));
const act = fc.constantFrom('1', '12#', '*', 'hang up', 'speak', 'wait');

describe('any document and any caller', () => {
  test('come to an end, and never by a fault of the sandbox itself', async () => {
    const sandbox = await openSandbox();
    await fc.assert(
      fc.asyncProperty(document, document, fc.array(act, { maxLength: 5 }), async (first, next, acts) => {
        sandbox.app.on('/next', next);
        const call = sandbox.receive(first);
        for (const doing of acts) {
          await sandbox.clock.advance(1500);
          if (call.endTime !== null) break;
          doIt(sandbox, call, doing);
        }
        await sandbox.clock.advance(20_000);
        if (call.endTime === null) sandbox.twilio.calls.hangUp(call.sid);
        await sandbox.finish();
        expect(call.trace.filter(({ verb }) => verb === 'Sandbox')).toEqual([]);
        expect([...sandbox.twilio.store.calls.values()].every(({ endTime }) => endTime !== null)).toBe(true);
      }),
      { numRuns: 100 },
    );
    await sandbox.close();
  }, 60_000);
});

function doIt({ twilio }: TestSandbox, { sid }: Call, doing: string) {
  if (doing === 'hang up') twilio.calls.hangUp(sid);
  else if (doing === 'speak') twilio.calls.speak(sid, 'words');
  else if (doing !== 'wait') twilio.calls.press(sid, doing);
}

function xmlText(words: string): string {
  return words
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
