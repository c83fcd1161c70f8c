import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Hearing } from '../sound/useHearing.ts';
import * as controls from '../state/controls.ts';
import type { PhoneState } from '../state/phoneState.ts';
import type { FormView, OwnAction } from '../state/types.ts';

/** Does something and shows what goes wrong. Resolves to whether it went well. */
export type Attempt = (work: () => Promise<unknown>) => Promise<boolean>;

export interface Commands {
  /** What went wrong last, for the person to read; '' if nothing did. */
  problem: string;
  /** Something was asked for and is not done yet. */
  busy: boolean;
  attempt: Attempt;
  dial: () => void;
  /** Undefined where the app has no form that calls. */
  callMe: (() => void) | undefined;
  answer: () => void;
  decline: (sid: string) => void;
  hangUp: () => void;
  press: (key: string) => void;
  say: (text: string) => void;
  beginTalking: () => void;
  leaveRecording: (wav: Blob) => Promise<boolean>;
}

/** The phone, and what its commands work on. */
interface Surroundings {
  number: string;
  phone: PhoneState;
  forms: FormView[] | undefined;
  hearing: Hearing;
  addAction: (action: Omit<OwnAction, 'at'>) => void;
}

/** What the person can do with the phone. */
export function useCommands(surroundings: Surroundings): Commands {
  const attempting = useAttempt();
  const { attempt } = attempting;
  const { number, forms } = surroundings;
  const form = forms?.find(({ calls }) => calls !== undefined);
  return {
    ...attempting,
    dial: () => void attempt(() => controls.dialLine(number)),
    callMe: form && (() => void attempt(() => callMe(form, number))),
    decline: (sid) => void attempt(() => controls.declineCall(sid)),
    ...inCallCommands(surroundings, attempt),
  };
}

function useAttempt(): Pick<Commands, 'problem' | 'busy' | 'attempt'> {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const attempt = useMemo<Attempt>(
    () => async (work) => {
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
  return { problem, busy, attempt };
}

/** What needs a call. */
function inCallCommands({ phone, hearing, addAction }: Surroundings, attempt: Attempt) {
  const { sid } = phone.call ?? {};
  const inCall = (work: (call: string) => Promise<unknown>) =>
    sid !== undefined && void attempt(() => work(sid));
  return {
    answer: () => inCall(controls.answerCall),
    hangUp: () => {
      hearing.hush();
      inCall(controls.hangUpCall);
    },
    press: (key: string) => {
      hearing.hush();
      hearing.key(key);
      if (phone.phase !== 'talking' || !sid) return;
      addAction({ callSid: sid, kind: 'keys', text: key });
      inCall((call) => controls.pressKeys(call, key));
    },
    say: (text: string) => {
      hearing.hush();
      if (sid) addAction({ callSid: sid, kind: 'speech', text });
      inCall((call) => controls.speak(call, text));
    },
    beginTalking: () => sid && void controls.beginTalking(sid).catch(() => undefined),
    leaveRecording: async (wav: Blob) => {
      if (!sid) return false;
      addAction({ callSid: sid, kind: 'recording', text: 'Spoke into the microphone' });
      return attempt(() => controls.leaveRecording(sid, wav));
    },
  };
}

async function callMe({ name, calls = '' }: FormView, number: string): Promise<void> {
  const answer = await controls.postForm(name, { [calls]: number });
  if (!controls.isGood(answer)) {
    throw new Error(`${name} answered ${answer.status}: ${detailOf(answer.body)}`);
  }
}

/** The sentence of an error in the form of RFC 9457; the body as it is where it is none. */
function detailOf(body: string): string {
  try {
    return JSON.parse(body).detail ?? body;
  } catch {
    return body;
  }
}

/** Digits, * and # on the keyboard are the phone's keys while in a call, unless the person is typing somewhere. */
export function useKeyboardKeys(inCall: boolean, press: (key: string) => void): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    if (!inCall) return;
    const onKey = (event: KeyboardEvent) => {
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (modified || event.repeat || !/^[0-9*#]$/.test(event.key) || isTyping(event.target)) return;
      event.preventDefault();
      latest.current(event.key);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [inCall]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, audio') !== null;
}
