import type { OutgoingCall } from '../context.ts';
import { until } from './abort.ts';
import type { CallSession } from './session.ts';

/** Seconds that Twilio gives the detection, where the request says nothing else. */
const TIMEOUT = 30;

/**
 * Machine detection: finds out who answered before the first document is asked for, and says so in every request from then
 * on. Without a word where the call ends meanwhile.
 */
export async function detect(call: CallSession, asked: OutgoingCall): Promise<void> {
  const { machineDetection: mode, machineDetectionTimeout: timeout = TIMEOUT } = asked;
  if (!mode) return;
  const listening = listen(call, mode);
  const answeredBy = await until<string>(call.signal, (done, fail) => {
    listening.then(done, fail);
    return call.after(timeout * 1000, () => done('unknown'));
  });
  if (answeredBy === 'aborted') return;
  call.record.answeredBy = answeredBy;
  call.extraParams.push(['AnsweredBy', answeredBy]);
  call.trace({
    verb: 'MachineDetection',
    attributes: { machineDetection: mode },
    detail: describe(asked, answeredBy),
  });
}

/** What Twilio makes of what it hears. At the end of a message it waits for the beep. */
async function listen(call: CallSession, mode: 'Enable' | 'DetectMessageEnd'): Promise<string> {
  const { automaton, engine } = call;
  const { detectHuman, detectMachine, detectFax } = engine.timing;
  if (automaton?.kind === 'machine' && mode === 'DetectMessageEnd') {
    await automaton.ready;
    return 'machine_end_beep';
  }
  if (automaton?.kind === 'machine') {
    await call.wait(detectMachine);
    return 'machine_start';
  }
  await call.wait(automaton ? detectFax : detectHuman);
  return automaton ? 'fax' : 'human';
}

function describe({ asyncDetection }: OutgoingCall, answeredBy: string): string {
  if (!asyncDetection) return answeredBy;
  return `${answeredBy}; AsyncAmd changes nothing in the sandbox: the call waits for the detection`;
}
