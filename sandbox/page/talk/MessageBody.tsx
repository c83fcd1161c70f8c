import { type Part, partsOf } from './links.ts';

/** The words of a text as they are, with links to follow and recordings to play. Markup in it stays text. */
export function MessageBody({ body, mediaUrls }: { body: string; mediaUrls: string[] }) {
  return (
    <div class="body">
      <p>{partsOf(body).map(show)}</p>
      {mediaUrls.map((url) => (
        <p key={url}>
          Picture or file: <Link url={url} text={url} />
        </p>
      ))}
    </div>
  );
}

function show(part: Part) {
  if (part.kind === 'recording') return <Recording sid={part.sid} url={part.text} />;
  return part.kind === 'link' ? <Link url={part.url} text={part.text} /> : part.text;
}

function Link({ url, text }: { url: string; text: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}

function Recording({ sid, url }: { sid: string; url: string }) {
  return (
    <>
      <Link url={url} text="recording" />
      {/* biome-ignore lint/a11y/useMediaCaption: a caller's own recording has no captions */}
      <audio controls preload="metadata" src={`/sandbox/recordings/${sid}.wav`} aria-label="Recording" />
    </>
  );
}
