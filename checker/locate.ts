import type { Node } from 'jsonc-parser';
import type { Finding, Path, Position } from './finding.ts';

/** The line and column of an offset. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The findings with their line and column; errors first, each kind in the order of the file. */
export function locate(findings: Finding[], text: string, tree: Node): Finding[] {
  return findings
    .map((finding) => ({ finding, offset: offsetOf(tree, finding) }))
    .sort((a, b) => rank(a.finding) - rank(b.finding) || a.offset - b.offset)
    .map(({ finding, offset }) => ({ ...finding, position: positionAt(text, offset) }));
}

function rank({ severity }: Finding): number {
  return severity === 'error' ? 0 : 1;
}

/** Where the value or the key stands; for what is missing, where the nearest thing around it does. */
function offsetOf(tree: Node, { path, at }: Finding): number {
  const found = deepest(tree, path);
  const key = at === 'key' && found.depth === path.length ? found.node.parent?.children?.[0] : undefined;
  return (key?.type === 'string' ? key : found.node).offset;
}

/** The node at the path, or the last on the way to it that there is. */
function deepest(tree: Node, path: Path): { node: Node; depth: number } {
  let node = tree;
  for (const [depth, key] of path.entries()) {
    const inner = childAt(node, key);
    if (!inner) return { node, depth };
    node = inner;
  }
  return { node, depth: path.length };
}

/** Of a key that stands twice the last counts, as for JSON.parse. */
function childAt({ type, children = [] }: Node, key: PropertyKey): Node | undefined {
  if (type === 'array') return children[Number(key)];
  const property = children.findLast(({ children: pair }) => pair?.[0]?.value === key);
  return property?.children?.[1];
}
