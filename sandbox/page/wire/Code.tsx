import { Scroll } from '../ui/Panel.tsx';
import { piecesOf } from './pretty.ts';

/** Beyond this many characters a text is shown without colours: each piece is an element of the page. */
const COLOURED = 20_000;

/** A body, coloured if it is XML or JSON. */
export function Code({ title, text }: { title: string; text: string }) {
  if (text === '') return null;
  const coloured = /^\s*[<{[]/.test(text) && text.length < COLOURED;
  return (
    <Scroll class="code" role="region" label={title}>
      <pre>
        {coloured
          ? piecesOf(text).map(({ kind, text: piece }, index) => (
              <span key={index} class={`code-${kind}`}>
                {piece}
              </span>
            ))
          : text}
      </pre>
    </Scroll>
  );
}
