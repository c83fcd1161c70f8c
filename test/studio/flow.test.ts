import { expect, test } from 'vitest';
import * as tooling from '../../src/tooling.ts';
import { entriesOf } from '../../src/tooling.ts';
import { flowOf, type LineTools } from '../../studio/flow.ts';

const LINE = {
  voice: {
    hours: { timeZone: 'America/New_York', open: {}, otherwise: 'closed' },
    outgoing: ['reminder'],
    documents: {
      start: [
        {
          gather: {
            numDigits: 1,
            on: { '1': 'person', '2': 'voicemail', '3': 'person', help: 'person' },
            otherwise: 'start',
          },
        },
        { hangup: true },
      ],
      person: [{ dial: { number: '{{OWNER_PHONE_NUMBER}}', otherwise: 'voicemail' } }],
      voicemail: [{ record: { then: 'thanks' } }],
      thanks: [{ say: 'Thank you.' }],
      closed: [{ redirect: 'nowhere' }],
      reminder: [{ say: 'Remember.' }],
      attic: [{ say: 'Nobody comes here.' }],
    },
  },
  sms: { keywords: { CALL: { call: 'start' } } },
  blockedCallers: ['+1900*'],
};

const arrows = (line: unknown) =>
  flowOf(line, tooling).edges.map(({ from, to, label }) =>
    `${from} -> ${to}${label && `: ${label}`}`.replaceAll('document:', ''),
  );

test('every way from one document to the next is an arrow with what leads along it', () => {
  expect(arrows(LINE)).toEqual([
    'call -> start: open',
    'call -> closed: outside hours',
    'call -> blocked: blocked caller',
    'makeCall -> reminder',
    'text:CALL -> start: calls back',
    'start -> person: 1, 3, “help”',
    'start -> voicemail: 2',
    'start -> start: otherwise',
    'person -> voicemail: no answer',
    'voicemail -> thanks: then',
    'closed -> nowhere: goes on',
  ]);
});

test('dead ends, what nothing leads to and what nobody wrote are marked', () => {
  const { nodes } = flowOf(LINE, tooling);
  const titles = (isWanted: (node: (typeof nodes)[number]) => boolean) =>
    nodes.filter(isWanted).map(({ title }) => title);
  expect(titles(({ kind, ends }) => kind === 'document' && ends)).toEqual(['thanks', 'reminder', 'attic']);
  expect(titles(({ reached }) => !reached)).toEqual(['attic']);
  expect(titles(({ kind }) => kind === 'missing')).toEqual(['nowhere']);
});

test('a document has a line for each verb, with TwiML’s name of it', () => {
  const start = flowOf(LINE, tooling).nodes.find(({ title }) => title === 'start');
  expect(start?.lines).toEqual([
    { text: 'gather 1 key', verb: 'Gather' },
    { text: 'hang up', verb: 'Hangup' },
  ]);
});

test.each([
  ['nothing', undefined],
  ['a text', 'hello'],
  ['a list', []],
  [
    'documents that are none',
    { voice: { documents: { start: 'x', other: [1, null, {}, { gather: 3 }, { dial: null }] } } },
  ],
  [
    'wrong kinds everywhere',
    { voice: { hours: 1, outgoing: {}, documents: [] }, sms: [], blockedCallers: 'all' },
  ],
])('%s is drawn without an error', (_, line) => {
  expect(flowOf(line, tooling).nodes[0]).toMatchObject({ kind: 'entry', title: 'Incoming call' });
});

test('what is no verb is named as it stands, and leads nowhere', () => {
  const tools: LineTools = { entriesOf, exitsOfAnything: () => [], describeVerb: () => undefined };
  const { nodes, edges } = flowOf({ voice: { documents: { start: [{ sya: {} }, 3] } } }, tools);
  const lines = [
    { text: 'sya', verb: 'sya' },
    { text: '?', verb: '?' },
  ];
  expect(nodes.at(-1)).toMatchObject({ title: 'start', lines, ends: true });
  expect(edges).toEqual([{ from: 'call', to: 'document:start', label: '' }]);
});

test('an exit to the next verb is no arrow', () => {
  const tools: LineTools = {
    exitsOfAnything: () => [{ to: undefined, label: '' }],
    entriesOf,
    describeVerb: () => ({ words: 'say', twiml: 'Say' }),
  };
  expect(flowOf({ voice: { documents: { start: [{ say: 'a' }] } } }, tools).edges).toHaveLength(1);
});
