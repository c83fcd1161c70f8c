import { isRecording, type PhoneState } from '../state/phoneState.ts';
import type { Config, OwnAction } from '../state/types.ts';
import { CallButtons } from './CallButtons.tsx';
import type { Commands } from './commands.ts';
import { Display } from './Display.tsx';
import { Identity } from './Identity.tsx';
import { SpeakBox } from './SpeakBox.tsx';

interface Props {
  number: string;
  config: Config;
  phone: PhoneState;
  commands: Commands;
  actions: OwnAction[];
}

/** The phone itself. */
export function Phone({ number, config, phone, commands, actions }: Props) {
  const { call, phase } = phone;
  const keys = actions.filter(({ callSid, kind }) => callSid === call?.sid && kind === 'keys');
  return (
    <section class="phone" id="phone" aria-label="Phone">
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

const KEYS: [key: string, letters: string][] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', ''],
  ['#', ''],
];

function Keypad({ press }: { press: (key: string) => void }) {
  return (
    <fieldset class="keypad">
      <legend class="hidden">Keypad</legend>
      {KEYS.map(([key, letters]) => (
        <button type="button" key={key} class="key" data-letters={letters} onClick={() => press(key)}>
          {key}
        </button>
      ))}
    </fieldset>
  );
}
