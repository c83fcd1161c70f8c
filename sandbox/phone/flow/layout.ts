import { Graph, layout } from '@dagrejs/dagre';
import { type Arrow, type Box, type Drawing, TITLE_HEIGHT, VERB_HEIGHT } from './drawing.ts';
import type { Flow, FlowEdge, FlowNode } from './graph.ts';

const PADDING = 8;
const LETTER = 6.6;
const LABEL_LETTER = 6.4;

/** Lays out the graph from top to bottom. */
export function draw(flow: Flow): Drawing {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 44, edgesep: 24, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of flow.nodes) graph.setNode(node.id, sizeOf(node));
  for (const { from, to, label } of flow.edges) {
    graph.setEdge(from, to, { width: label.length * LABEL_LETTER + 10, height: 18, labelpos: 'c' });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const boxes = flow.nodes.map((node) => boxOf(node, graph.node(node.id)));
  const arrows = flow.edges.map((edge) => arrowOf(edge, graph.edge(edge.from, edge.to)));
  return { width, height, boxes, arrows };
}

/** Size of a node's box in pixels, by its longest line. */
function sizeOf({ title, verbs, kind, ends, reached }: FlowNode): { width: number; height: number } {
  const longest = Math.max(title.length + 3, ...verbs.map((verb) => [...verb].length));
  const lines = verbs.length + (kind === 'document' ? Number(ends) + Number(!reached) : 0);
  const height = kind === 'entry' ? TITLE_HEIGHT : TITLE_HEIGHT + lines * VERB_HEIGHT + PADDING;
  return { width: Math.max(120, longest * LETTER + 28), height };
}

interface Laid {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  points?: { x: number; y: number }[];
}

function boxOf(node: FlowNode, { x = 0, y = 0, width = 0, height = 0 }: Laid): Box {
  return { node, x: x - width / 2, y: y - height / 2, width, height };
}

function arrowOf(edge: FlowEdge, { x = 0, y = 0, points = [] }: Laid): Arrow {
  return { edge, points, label: { x, y } };
}
