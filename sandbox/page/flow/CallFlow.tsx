import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Config, Exchange, PhoneCall } from '../state/types.ts';
import { Panel } from '../ui/Panel.tsx';
import { Diagram } from './Diagram.tsx';
import { describeVerb } from './describe.ts';
import type { Drawing } from './drawing.ts';
import { Findings } from './Findings.tsx';
import { flowOf } from './graph.ts';
import { measureText } from './measure.ts';
import { type Place, placeOf } from './place.ts';
import { documentsOf } from './read.ts';

interface Props {
  call: PhoneCall | undefined;
  exchanges: Exchange[];
  config: Config;
}

/** The phone line as a picture, with the place of the running call lit. */
export function CallFlow({ call, exchanges, config }: Props) {
  const view = config.phoneLine;
  const data = view?.data;
  // The same line in another answer of the server's is no reason to draw again.
  const line = useMemo(() => data, [view?.version]);
  const drawing = useDrawing(line);
  const place = useMemo(() => placeOf(call, exchanges, line), [call, exchanges, line]);
  // Every request on the wire may move the place, but few do: the picture is drawn anew only then.
  const picture = useMemo(
    () => drawing && <Diagram drawing={drawing} place={place} />,
    [drawing, place?.document, place?.verb],
  );
  return (
    <Panel
      title="Call flow"
      tools={<p class="flow-place">{placeInWords(place, line) ?? view?.file ?? ''}</p>}
    >
      <div class="flow">
        {view && !view.inUse && (
          <p class="stale">This state has errors: callers still hear the last good one.</p>
        )}
        {picture}
        <Findings findings={view?.findings ?? []} />
      </div>
    </Panel>
  );
}

/** The layout's library is loaded when there is something to draw. */
function useDrawing(phoneLine: unknown): Drawing | undefined {
  const [drawing, setDrawing] = useState<Drawing>();
  useEffect(() => {
    if (phoneLine === undefined) return setDrawing(undefined);
    let current = true;
    import('./layout.ts').then(
      ({ draw }) => current && setDrawing(draw(flowOf(phoneLine), measureText)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [phoneLine]);
  return drawing;
}

function placeInWords(place: Place | undefined, phoneLine: unknown): string | undefined {
  if (!place) return undefined;
  const verb =
    place.verb === undefined ? undefined : documentsOf(phoneLine).get(place.document)?.[place.verb];
  return verb ? `Now in ${place.document}: ${describeVerb(verb)}` : `Now in ${place.document}`;
}
