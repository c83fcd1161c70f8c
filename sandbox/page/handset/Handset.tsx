import type { PhoneState } from '../state/phoneState.ts';
import type { Config, OwnAction } from '../state/types.ts';
import { CallButtons } from './CallButtons.tsx';
import { Display } from './Display.tsx';
import { Identity } from './Identity.tsx';
import { Keypad } from './Keypad.tsx';
import { isRecording } from './recording.ts';
import { SpeakBox } from './SpeakBox.tsx';
import type { Commands } from './useCommands.ts';

interface Props {
  number: string;
  config: Config;
  phone: PhoneState;
  commands: Commands;
  actions: OwnAction[];
}

/** The phone itself. */
export function Handset({ number, config, phone, commands, actions }: Props) {
  const { call, phase } = phone;
  const keys = actions.filter(({ callSid, kind }) => callSid === call?.sid && kind === 'keys');
  return (
    <section class="handset" id="phone" aria-label="Phone">
      <Identity number={number} config={config} />
      <Display phone={phone} keys={keys.map(({ text }) => text).join('')} decline={commands.decline} />
      <Keypad press={commands.press} />
      <CallButtons phone={phone} commands={commands} />
      <SpeakBox
        enabled={phase === 'talking'}
        recording={isRecording(call)}
        language={call?.heardDetail.findLast(({ language }) => language)?.language}
        commands={commands}
      />
      <p class="problem" role="alert">
        {commands.problem}
      </p>
    </section>
  );
}
