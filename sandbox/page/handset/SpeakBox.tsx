import { useState } from 'preact/hooks';
import { ListenButton } from './ListenButton.tsx';
import { RecordButton } from './RecordButton.tsx';
import type { Commands } from './useCommands.ts';

interface Props {
  /** A call is under way. */
  enabled: boolean;
  /** The line is recording a message. */
  recording: boolean;
  /** Language of what was heard last, for listening to the answer. */
  language: string | undefined;
  commands: Commands;
}

/** To say something by typing it or by speaking, and to leave a message. */
export function SpeakBox({ enabled, recording, language, commands }: Props) {
  const [text, setText] = useState('');
  const say = (event: Event) => {
    event.preventDefault();
    if (!enabled || text.trim() === '') return;
    commands.say(text.trim());
    setText('');
  };
  return (
    <form class={`speak ${recording ? 'recording' : ''}`} onSubmit={say}>
      <label for="speech">{recording ? 'Leave your message' : 'Say something'}</label>
      <div class="row">
        <input
          id="speech"
          value={text}
          disabled={!enabled}
          autocomplete="off"
          placeholder={recording ? 'Type it, or speak' : 'Instead of speaking'}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button type="submit" class="small" disabled={!enabled}>
          Say
        </button>
        {recording ? (
          <RecordButton commands={commands} />
        ) : (
          <ListenButton enabled={enabled} language={language} heard={commands.say} />
        )}
      </div>
    </form>
  );
}
