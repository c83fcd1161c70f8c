import { expect, test } from 'vitest';
import { draw } from '../../../sandbox/page/flow/layout.ts';
import { makeFlow, makeNode } from './flow.ts';

const measure = (text: string) => text.length * 7;

const FLOW = makeFlow(
  [
    makeNode('start', ['Gather', 'Hangup']),
    makeNode('person', ['Dial']),
    makeNode('voicemail', ['Record']),
    makeNode('thanks', ['Say'], { ends: true }),
    makeNode('closed', ['Redirect']),
    makeNode('attic', ['Say'], { reached: false, ends: true }),
    makeNode('nowhere', [], { kind: 'missing' }),
  ],
  [
    'start -> person: 1, 3',
    'start -> voicemail: 2',
    'start -> start: otherwise',
    'person -> voicemail: no answer',
    'voicemail -> thanks: then',
    'closed -> nowhere: goes on',
  ],
);

test('the drawing keeps boxes apart', () => {
  const { boxes } = draw(FLOW, measure);
  expect(boxes.map(({ node }) => node.title)).toEqual(FLOW.nodes.map(({ title }) => title));
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(apart, `${a.node.title} and ${b.node.title}`).toBe(true);
    }
  }
});

test('arrows lead from box to box', () => {
  const { boxes, arrows } = draw(FLOW, measure);
  expect(arrows).toHaveLength(FLOW.edges.length);
  const box = new Map(boxes.map((each) => [each.node.id, each]));
  for (const { edge, points } of arrows) {
    const target = box.get(edge.to);
    const end = points.at(-1);
    expect(end?.x).toBeGreaterThanOrEqual(target?.x ?? Number.NaN);
    expect(end?.x).toBeLessThanOrEqual((target?.x ?? 0) + (target?.width ?? 0));
  }
});

test('a box has room for its longest line', () => {
  const words = 'say “A text that is as long as a picture allows”';
  const node = makeNode('start', [], { lines: [{ verb: 'Say', text: words }] });
  const [box] = draw(makeFlow([node]), measure).boxes;
  expect(box?.width).toBeGreaterThan(measure(words));
});

test.each([
  ['nothing', makeFlow([])],
  ['one document alone', makeFlow([makeNode('start', [])])],
  ['a document that leads to itself only', makeFlow([makeNode('start', ['Redirect'])], ['start -> start'])],
  [
    'a circle',
    makeFlow([makeNode('a', ['Redirect']), makeNode('b', ['Redirect'])], ['a -> b: goes on', 'b -> a']),
  ],
])('%s is drawn without an error', (_, flow) => {
  expect(() => draw(flow, measure)).not.toThrow();
});

test('several edges that lead the same way each have an arrow and a label of their own', () => {
  const nodes = [makeNode('a', ['Gather']), makeNode('b', ['Say'])];
  const { arrows } = draw(makeFlow(nodes, ['a -> b: 1', 'a -> b: 2']), measure);
  expect(arrows.map(({ edge }) => edge.label)).toEqual(['1', '2']);
  expect(arrows[0]?.label).not.toEqual(arrows[1]?.label);
});

test('an edge to nothing is left out', () => {
  const { boxes, arrows } = draw(makeFlow([makeNode('a', ['Say'])], ['a -> b', 'b -> a']), measure);
  expect([boxes.length, arrows.length]).toEqual([1, 0]);
});
