import { expect, test } from 'vitest';
import { documentId, flowOf } from '../../../sandbox/page/flow/graph.ts';
import { draw } from '../../../sandbox/page/flow/layout.ts';

const LINE = {
  voice: {
    hours: { otherwise: 'closed' },
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
  flowOf(line).edges.map(({ from, to, label }) =>
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
  const { nodes } = flowOf(LINE);
  const titles = (test: (node: (typeof nodes)[number]) => boolean) =>
    nodes.filter(test).map(({ title }) => title);
  expect(titles(({ kind, ends }) => kind === 'document' && ends)).toEqual(['thanks', 'reminder', 'attic']);
  expect(titles(({ reached }) => !reached)).toEqual(['attic']);
  expect(titles(({ kind }) => kind === 'missing')).toEqual(['nowhere']);
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
  expect(() => draw(flowOf(line), (text) => text.length * 7)).not.toThrow();
});

test('the drawing keeps boxes apart, and arrows lead from box to box', () => {
  const { boxes, arrows: drawn } = draw(flowOf(LINE), (text) => text.length * 7);
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(apart, `${a.node.title} and ${b.node.title}`).toBe(true);
    }
  }
  const box = new Map(boxes.map((each) => [each.node.id, each]));
  for (const { edge, points } of drawn) {
    const target = box.get(edge.to);
    const end = points.at(-1);
    expect(end?.x).toBeGreaterThanOrEqual(target?.x ?? Number.NaN);
    expect(end?.x).toBeLessThanOrEqual((target?.x ?? 0) + (target?.width ?? 0));
  }
  expect(box.get(documentId('start'))?.node.verbs).toEqual(['gather 1 key', 'hang up']);
});
