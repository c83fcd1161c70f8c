import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { anyCharacters } from '../../support/anyCharacters.ts';
import { LINE, PERSON, startTestSandbox, type TestSandbox } from '../support.ts';

/** Whatever is sent, the answer is a refusal in words or a success: never a 500. */
let controls: TestSandbox;
beforeAll(async () => {
  controls = await startTestSandbox();
});
afterAll(() => controls.close());

const runs = { numRuns: 60 };
const anyText = fc.oneof(
  anyCharacters({ maxLength: 50 }),
  fc.constantFrom('', LINE, PERSON, '+', '%', '\uD800', '\u0000', ']]>', '__proto__', 'https://a.example/'),
);
const anyForm = fc.array(
  fc.tuple(
    fc.constantFrom(
      'To',
      'From',
      'Body',
      'Url',
      'Twiml',
      'Timeout',
      'MediaUrl',
      'Status',
      'PhoneNumber',
      'SendAt',
    ),
    anyText,
  ),
  { maxLength: 12 },
);

test('the control routes stand any JSON', async () => {
  const anyInput = fc.record(
    {
      ...{ from: anyText, to: anyText, body: fc.jsonValue(), mediaUrl: fc.jsonValue() },
      ...{ number: anyText, call: fc.jsonValue(), times: fc.jsonValue() },
    },
    { requiredKeys: [] },
  );
  const paths = fc.constantFrom(
    '/calls',
    '/messages',
    '/calls/x/digits',
    '/calls/x/speech',
    '/calls/%/answer',
    '/outcomes',
  );
  const property = fc.asyncProperty(paths, fc.oneof(anyInput, fc.jsonValue()), async (path, input) => {
    const { status, json } = await controls.ask('POST', path, input);
    return status < 500 && (status < 400 || typeof json.error === 'string');
  });
  await fc.assert(property, runs);
});

test('the REST API stands any form', async () => {
  const paths = fc.constantFrom(
    'Calls.json',
    'Messages.json',
    'IncomingPhoneNumbers.json',
    'OutgoingCallerIds.json',
    'Calls/%.json',
  );
  const property = fc.asyncProperty(paths, anyForm, async (path, form) => {
    const { status, json } = await controls.rest('POST', path, form);
    return status < 500 && (status < 400 || typeof json.code === 'number');
  });
  await fc.assert(property, runs);
});

test('a text of any characters arrives whole at the webhook, and its answer comes back whole', async () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 100 })
    .filter((body) => body.trim() !== '');
  const property = fc.asyncProperty(text, async (body) => {
    const { status } = await controls.ask('POST', '/messages', { from: PERSON, body });
    await controls.clock.settle();
    return status === 201 && controls.app.received.at(-1)?.params.Body === body;
  });
  await fc.assert(property, runs);
});
