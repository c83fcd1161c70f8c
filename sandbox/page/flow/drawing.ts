import type { FlowEdge, FlowNode } from '../state/types.ts';

export interface Box {
  node: FlowNode;
  /** Left upper corner and size, in pixels of the drawing. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Arrow {
  edge: FlowEdge;
  points: Point[];
  /** Middle of the label. */
  label: Point;
}

export interface Drawing {
  width: number;
  height: number;
  boxes: Box[];
  arrows: Arrow[];
}

export const TITLE_HEIGHT = 30;
export const LINE_HEIGHT = 20;

/** An SVG path through the points, rounded at the bends. */
export function pathThrough(points: Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const steps = rest.map((point, index) => {
    const next = rest[index + 1];
    if (!next) return `L${point.x},${point.y}`;
    return `Q${point.x},${point.y} ${(point.x + next.x) / 2},${(point.y + next.y) / 2}`;
  });
  return `M${first.x},${first.y} ${steps.join(' ')}`;
}

let context: CanvasRenderingContext2D | null | undefined;

/** Width of a text in the picture's type, in pixels. */
export function measureText(text: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 7;
  context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  return context.measureText(text).width;
}
