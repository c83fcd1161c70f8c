import { useMemo, useState } from 'preact/hooks';
import type { Hearing } from '../sound/useHearing.ts';
import * as actions from '../state/actions.ts';
import type { PhoneState } from '../state/phoneState.ts';
import type { OwnAction } from '../state/types.ts';

export interface Commands {
  /** What went wrong last, for the person to read; '' if nothing did. */
  problem: string;
  /** Something was asked for and is not done yet. */
  busy: boolean;
  /** Does something and shows what goes wrong. Resolves to whether it went well. */
  attempt: (work: () => Promise<unknown>) => Promise<boolean>;
  dial: () => void;
  callMe: () => void;
  answer: () => void;
  decline: (sid: string) => void;
  hangUp: () => void;
  press: (key: string) => void;
  say: (text: string) => void;
  beginTalking: () => void;
  leaveRecording: (wav: Blob) => Promise<boolean>;
}

type AddAction = (action: Omit<OwnAction, 'at'>) => void;

/** What the person can do with the phone. */
export function useCommands(number: string, phone: PhoneState, hearing: Hearing, add: AddAction): Commands {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const attempt = useMemo(
    () => async (work: () => Promise<unknown>) => {
      setBusy(true);
      setProblem('');
      const failure = await work().then(
        () => '',
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      setBusy(false);
      setProblem(failure);
      return failure === '';
    },
    [],
  );
  const sid = phone.call?.sid;
  const inCall = (work: (sid: string) => Promise<unknown>) =>
    sid !== undefined && void attempt(() => work(sid));
  return {
    problem,
    busy,
    attempt,
    dial: () => void attempt(() => actions.dialLine(number)),
    callMe: () => void attempt(() => callMe(number)),
    answer: () => inCall(actions.answerCall),
    decline: (other) => void attempt(() => actions.declineCall(other)),
    hangUp: () => {
      hearing.hush();
      inCall(actions.hangUpCall);
    },
    press: (key) => {
      hearing.hush();
      hearing.key(key);
      if (sid && phone.phase === 'talking') add({ callSid: sid, kind: 'keys', text: key });
      if (phone.phase === 'talking') inCall((call) => actions.pressKeys(call, key));
    },
    say: (text) => {
      hearing.hush();
      if (sid) add({ callSid: sid, kind: 'speech', text });
      inCall((call) => actions.speak(call, text));
    },
    beginTalking: () => sid && void actions.beginTalking(sid).catch(() => undefined),
    leaveRecording: async (wav) => {
      if (!sid) return false;
      add({ callSid: sid, kind: 'recording', text: 'Spoke into the microphone' });
      return attempt(() => actions.leaveRecording(sid, wav));
    },
  };
}

async function callMe(number: string): Promise<void> {
  const { status, body } = await actions.runFunction('makeCall', { to: number });
  if (status !== 201) throw new Error(`makeCall answered ${status}: ${detailOf(body)}`);
}

function detailOf(body: string): string {
  try {
    return JSON.parse(body).detail ?? body;
  } catch {
    return body;
  }
}
