import { useMemo, useState } from 'preact/hooks';
import { ApiPanel } from './api/ApiPanel.tsx';
import { CallFlow } from './flow/CallFlow.tsx';
import { Header } from './Header.tsx';
import { useCommands, useKeyboardKeys } from './phone/commands.ts';
import { Phone } from './phone/Phone.tsx';
import { useHearing } from './sound/useHearing.ts';
import { numberFrom } from './state/identity.ts';
import { isOver, phoneState } from './state/phoneState.ts';
import { useOwnActions, useStoredSwitch } from './state/stored.ts';
import { useSandbox } from './state/useSandbox.ts';
import { Messages } from './talk/Messages.tsx';
import { Transcript } from './talk/Transcript.tsx';
import { Wire } from './wire/Wire.tsx';

/** The whole page: a phone, what is said and written, the wire, and the call flow where the app has handed one over. */
export function App() {
  const number = useMemo(() => numberFrom(location.search), []);
  const state = useSandbox(number);
  const { calls, messages, exchanges, config } = state;
  const phone = useMemo(() => phoneState(calls, number), [calls, number]);
  const [actions, addAction] = useOwnActions();
  const [muted, setMuted] = useStoredSwitch('ahoy.muted');
  const [apiOpen, setApiOpen] = useState(false);
  const [chosen, choose] = useState('');
  const hearing = useHearing(phone, muted);
  const commands = useCommands({ number, phone, forms: config.forms, hearing, addAction });
  useKeyboardKeys(phone.phase === 'talking', commands.press);
  const shown = calls.find(({ sid }) => sid === chosen) ?? phone.call ?? phone.newest ?? calls.at(-1);
  const running = shown && !isOver(shown) ? shown : calls.findLast((call) => !isOver(call));
  return (
    <>
      <Header
        state={state}
        muted={muted}
        setMuted={setMuted}
        apiOpen={apiOpen}
        toggleApi={() => setApiOpen(!apiOpen)}
      />
      <main class={[apiOpen && 'with-api', !config.flow && 'without-flow'].filter(Boolean).join(' ')}>
        <h1 class="hidden">Ahoy: a phone for your phone line</h1>
        <Phone number={number} config={config} phone={phone} commands={commands} actions={actions} />
        {apiOpen && <ApiPanel config={config} number={number} close={() => setApiOpen(false)} />}
        <Transcript call={shown} calls={calls} chosen={chosen} choose={choose} actions={actions} />
        <Messages messages={messages} number={number} report={commands.attempt} />
        {config.flow && <CallFlow call={running} exchanges={exchanges} flow={config.flow} />}
        <Wire exchanges={exchanges} callSid={shown?.sid} />
      </main>
    </>
  );
}
