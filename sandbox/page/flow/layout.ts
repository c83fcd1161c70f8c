import { Graph, layout } from '@dagrejs/dagre';
import type { FlowEdge, FlowNode, FlowView } from '../state/types.ts';
import { type Arrow, type Box, type Drawing, LINE_HEIGHT, type Point, TITLE_HEIGHT } from './drawing.ts';

/** Width of a text in pixels, as it will be drawn. */
export type Measure = (text: string) => number;

const PADDING = 8;
const SIDES = 28;
const LEAST_WIDTH = 120;
const LABEL_HEIGHT = 18;
/** How far an arrow from a box to itself stands out. */
const LOOP = 26;
/** Arrows keep this far from a box's corners. */
const CORNER = 14;

type Graphed = Pick<FlowView, 'nodes' | 'edges'>;

/** What dagre says of a node, an edge, or all of it. */
interface Laid {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  points?: Point[];
}

/** Lays out the graph from top to bottom. Edges from or to what is no node of it are left out. */
export function draw({ nodes, edges: given }: Graphed, measure: Measure): Drawing {
  const known = new Set(nodes.map(({ id }) => id));
  const edges = given.filter(({ from, to }) => known.has(from) && known.has(to));
  const graph = layOut({ nodes, edges }, measure);
  const { width = 0, height = 0 } = graph.graph() as Laid;
  const boxes = nodes.map((node) => boxOf(node, graph.node(node.id), sizeOf(node, measure).width));
  const boxById = new Map(boxes.map((box) => [box.node.id, box]));
  const arrows = edges.map((edge, index) => {
    const { from, to } = edge;
    const box = from === to ? boxById.get(from) : undefined;
    if (box) return loopAt(box, edge, measure);
    return arrowOf(edge, graph.edge(from, to, String(index)), boxById.get(from), boxById.get(to));
  });
  return { width, height, boxes, arrows };
}

/** Each edge by its number as its name, since several may lead the same way. */
function layOut(flow: Graphed, measure: Measure): Graph {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 32, ranksep: 26, edgesep: 20, marginx: 10, marginy: 10 });
  const loops = new Map(flow.edges.filter(({ from, to }) => from === to).map((edge) => [edge.from, edge]));
  for (const node of flow.nodes) {
    const { width, height } = sizeOf(node, measure);
    graph.setNode(node.id, { width: width + loopWidth(loops.get(node.id), measure), height });
  }
  for (const [index, { from, to, label }] of flow.edges.entries()) {
    const size = { width: measure(label) + 8, height: LABEL_HEIGHT, labelpos: 'c' };
    if (from !== to) graph.setEdge(from, to, size, String(index));
  }
  layout(graph);
  return graph;
}

/** Size of a node's box in pixels, by its longest line. */
function sizeOf({ title, lines, kind, ends, reached }: FlowNode, measure: Measure) {
  const longest = Math.max(measure(title) * 1.15, ...lines.map(({ text }) => measure(text)));
  const notes = kind === 'document' ? Number(ends) + Number(!reached) : 0;
  const height =
    kind === 'entry' ? TITLE_HEIGHT : TITLE_HEIGHT + (lines.length + notes) * LINE_HEIGHT + PADDING;
  return { width: Math.max(LEAST_WIDTH, longest + SIDES), height };
}

/** Room at the right of a box for the arrow that leads back to it. */
function loopWidth(edge: FlowEdge | undefined, measure: Measure): number {
  return edge ? LOOP + measure(edge.label) + 8 : 0;
}

function boxOf(node: FlowNode, { x = 0, y = 0, width = 0, height = 0 }: Laid, ownWidth: number): Box {
  return { node, x: x - width / 2, y: y - height / 2, width: ownWidth, height };
}

/** The ends are drawn in to the boxes, which may be narrower than the room they have. */
function arrowOf(edge: FlowEdge, { x = 0, y = 0, points = [] }: Laid, from?: Box, to?: Box): Arrow {
  const inner = points.slice(1, -1);
  const start = points[0] && from ? [onto(from, points[0], inner[0])] : [];
  const end = points.at(-1) && to ? [onto(to, points.at(-1), inner.at(-1))] : [];
  return { edge, points: [...start, ...inner, ...end], label: { x, y } };
}

/** Where an arrow meets the upper or lower side of a box: the side that faces the arrow's next point. */
function onto(box: Box, { x }: Point = { x: 0, y: 0 }, next: Point | undefined): Point {
  const above = (next?.y ?? 0) < box.y + box.height / 2;
  return {
    x: Math.min(Math.max(x, box.x + CORNER), box.x + box.width - CORNER),
    y: above ? box.y : box.y + box.height,
  };
}

function loopAt(box: Box, edge: FlowEdge, measure: Measure): Arrow {
  const right = box.x + box.width;
  const middle = box.y + box.height / 2;
  const reach = Math.min(24, box.height / 3);
  const points = [
    { x: right, y: middle + reach },
    { x: right + LOOP, y: middle + reach },
    { x: right + LOOP, y: middle - reach },
    { x: right, y: middle - reach },
  ];
  return { edge, points, label: { x: right + LOOP - 6 + measure(edge.label) / 2, y: middle } };
}
