import { useState } from 'preact/hooks';
import { sendText } from '../state/controls.ts';
import { clockTime } from '../state/format.ts';
import type { Message } from '../state/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { Panel, Scroll, useStickToEnd } from '../ui/Panel.tsx';
import { type Part, partsOf } from './links.ts';

const LONGEST = 1600;
const SHOWN = 200;

interface Props {
  messages: Message[];
  number: string;
  report: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** The texts between this phone and the line. */
export function Messages({ messages, number, report }: Props) {
  const mine = messages.filter(({ from, to }) => from === number || to === number).slice(-SHOWN);
  const list = useStickToEnd<HTMLDivElement>(messages);
  return (
    <Panel title="Messages">
      <Scroll class="chat" place={list} role="log" label="Texts">
        {mine.length === 0 && <p class="empty">No texts yet. Write one below.</p>}
        {mine.map((message) => (
          <Bubble key={message.sid} message={message} own={message.from === number} />
        ))}
      </Scroll>
      <Compose send={(body) => report(() => sendText(number, body))} />
    </Panel>
  );
}

function Bubble({ message, own }: { message: Message; own: boolean }) {
  const { body, mediaUrls, createdAt, status, errorCode, errorMessage } = message;
  return (
    <div class={own ? 'bubble own' : 'bubble'}>
      <MessageBody body={body} mediaUrls={mediaUrls} />
      <p class="meta">
        {own ? 'You' : 'Line'}, {clockTime(createdAt)}, {status}
        {errorCode !== null && ` (${errorCode} ${errorMessage ?? ''})`}
      </p>
    </div>
  );
}

function Compose({ send }: { send: (body: string) => Promise<boolean> }) {
  const [text, setText] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (text.trim() !== '' && (await send(text))) setText('');
  };
  return (
    <form class="compose" onSubmit={submit}>
      <input
        aria-label="Text message"
        placeholder="Text the line"
        value={text}
        maxLength={LONGEST}
        autocomplete="off"
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button type="submit" class="plain small">
        <Icon name="toApp" />
        Send
      </button>
    </form>
  );
}

/** The words of a text as they are, with links to follow and recordings to play. Markup in it stays text. */
function MessageBody({ body, mediaUrls }: { body: string; mediaUrls: string[] }) {
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
