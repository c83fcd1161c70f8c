import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Exchange, FindingView, FlowView, PhoneCall } from '../state/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Diagram } from './Diagram.tsx';
import { type Drawing, measureText } from './drawing.ts';
import { type Place, placeOf } from './place.ts';

interface Props {
  call: PhoneCall | undefined;
  exchanges: Exchange[];
  flow: FlowView;
}

/** A picture of the graph that the app handed over, with the place of the running call marked. */
export function CallFlow({ call, exchanges, flow }: Props) {
  // The graph is kept while its version is the same, so that it is not drawn again.
  const graph = useMemo(() => flow, [flow.file, flow.version]);
  const drawing = useDrawing(graph);
  const place = useMemo(() => placeOf(call, exchanges, graph), [call, exchanges, graph]);
  // The picture is drawn again only when the place changes, not at each request.
  const picture = useMemo(
    () => drawing && <Diagram drawing={drawing} place={place} />,
    [drawing, place?.document, place?.line],
  );
  return (
    <Panel
      title="Call flow"
      tools={<p class="flow-place">{place ? placeInWords(place, graph) : flow.file}</p>}
    >
      <div class="flow">
        {!flow.inUse && <p class="stale">This state has errors: callers still hear the last good one.</p>}
        {picture}
        <Findings findings={flow.findings} />
      </div>
    </Panel>
  );
}

/** The layout's library is loaded when there is something to draw. */
function useDrawing(flow: FlowView): Drawing | undefined {
  const [drawing, setDrawing] = useState<Drawing>();
  useEffect(() => {
    let current = true;
    import('./layout.ts').then(
      ({ draw }) => current && setDrawing(draw(flow, measureText)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [flow]);
  return drawing;
}

function placeInWords({ document, line }: Place, { nodes }: FlowView): string {
  const node = nodes.find(({ kind, title }) => kind === 'document' && title === document);
  const text = line === undefined ? undefined : node?.lines[line]?.text;
  return `Now in ${document}${text ? `: ${text}` : ''}`;
}

/** What a checker says about the file. */
function Findings({ findings }: { findings: FindingView[] }) {
  if (findings.length === 0) return null;
  return (
    <ul class="findings scroll" aria-label="What the checker found">
      {findings.map(({ place, message, remedy, severity }) => (
        <li key={`${place} ${message}`} class={severity}>
          <Icon name="alert" />
          <p>
            <b>{severity === 'error' ? 'Error' : 'Warning'}</b> <code>{place}</code> {message}
            {remedy && <span class="remedy"> {remedy}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
