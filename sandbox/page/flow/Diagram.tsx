import { useLayoutEffect, useRef } from 'preact/hooks';
import { Scroll } from '../ui/Panel.tsx';
import { type Arrow, type Box, type Drawing, LINE_HEIGHT, pathThrough, TITLE_HEIGHT } from './drawing.ts';
import type { Place } from './place.ts';

/** The picture shrinks to this part of its size to fit; beyond that it scrolls. */
const SMALLEST = 0.75;

/** The drawing: boxes with their lines, arrows with what leads along them. */
export function Diagram({ drawing, place }: { drawing: Drawing; place: Place | undefined }) {
  const { width, height, boxes, arrows } = drawing;
  const lit = place && boxes.find(({ node }) => isAt(node, place))?.node.id;
  const scroll = useLitInView(drawing, lit);
  return (
    <Scroll class="diagram" place={scroll} label="Picture of the call flow">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        style={{ minWidth: `${Math.round(width * SMALLEST)}px` }}
        role="img"
        aria-label={inWords(drawing, place)}
      >
        <ArrowHead />
        {arrows.map((arrow, index) => (
          <ArrowLine
            key={`${arrow.edge.from} ${arrow.edge.to} ${index}`}
            arrow={arrow}
            lit={arrow.edge.from === lit}
          />
        ))}
        {boxes.map((box) => (
          <NodeBox
            key={box.node.id}
            box={box}
            lit={box.node.id === lit}
            current={box.node.id === lit ? place?.line : undefined}
          />
        ))}
      </svg>
    </Scroll>
  );
}

function isAt({ kind, title }: Box['node'], { document }: Place): boolean {
  return kind === 'document' && title === document;
}

function ArrowHead() {
  return (
    <defs>
      <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
        <path d="M0 0 8 4 0 8z" />
      </marker>
    </defs>
  );
}

function ArrowLine({ arrow: { edge, points, label }, lit }: { arrow: Arrow; lit: boolean }) {
  return (
    <g class={lit ? 'edge lit' : 'edge'}>
      <path d={pathThrough(points)} marker-end="url(#arrow)" />
      {edge.label && (
        <text x={label.x} y={label.y} dy="0.35em">
          {edge.label}
        </text>
      )}
    </g>
  );
}

function NodeBox({ box, lit, current }: { box: Box; lit: boolean; current: number | undefined }) {
  const { node, x, y, width, height } = box;
  const classes = ['node', node.kind, lit && 'lit', !node.reached && 'unreached'].filter(Boolean).join(' ');
  return (
    <g class={classes} transform={`translate(${x} ${y})`} data-document={node.title}>
      <rect class="box" width={width} height={height} rx={node.kind === 'entry' ? height / 2 : 8} />
      <text class="title" x={node.kind === 'entry' ? width / 2 : 14} y={TITLE_HEIGHT / 2} dy="0.35em">
        {node.kind === 'missing' ? `${node.title}: not written` : node.title}
      </text>
      {linesOf(node).map(({ text, note }, index) => (
        <g key={index} class={note ? 'note' : index === current ? 'verb current' : 'verb'}>
          <rect x="6" y={TITLE_HEIGHT + index * LINE_HEIGHT} width={width - 12} height={LINE_HEIGHT} rx="4" />
          <text x="14" y={TITLE_HEIGHT + (index + 0.5) * LINE_HEIGHT} dy="0.35em">
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The document's lines, and below them what the picture has to say about it. */
function linesOf({ kind, lines, ends, reached }: Box['node']): { text: string; note?: true }[] {
  if (kind !== 'document') return [];
  const shown: { text: string; note?: true }[] = lines.map(({ text }) => ({ text }));
  if (ends) shown.push({ text: 'the call ends here', note: true });
  if (!reached) shown.push({ text: 'nothing leads here', note: true });
  return shown;
}

function inWords({ boxes, arrows }: Drawing, place: Place | undefined): string {
  const names = new Map(boxes.map(({ node }) => [node.id, node.title]));
  const ways = arrows.map(
    ({ edge }) => `${names.get(edge.from)} to ${names.get(edge.to)}${edge.label && ` (${edge.label})`}`,
  );
  return `${ways.join(', ')}.${place ? ` The call is in ${place.document}.` : ''}`;
}

/** Scrolls the lit box into view, within the picture only. */
function useLitInView(drawing: Drawing, lit: string | undefined) {
  const scroll = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = drawing.boxes.find(({ node }) => node.id === lit);
    const element = scroll.current;
    if (!box || !element) return;
    const scale = (element.querySelector('svg')?.clientWidth ?? drawing.width) / drawing.width;
    element.scrollTo({
      top: (box.y + box.height / 2) * scale - element.clientHeight / 2,
      left: (box.x + box.width / 2) * scale - element.clientWidth / 2,
    });
  }, [drawing, lit]);
  return scroll;
}
