import type { Outcome } from '../context.ts';
import { endCall, inBackground } from './lifecycle.ts';
import type { Automaton, CallSession, RingResult } from './session.ts';
import { speechTime } from './timing.ts';

const GREETING =
  'Hello. Nobody can take your call at the moment. Please leave a message after the tone, and we will call you back.';

/** A phone where no person answers: after the ring it is busy, fails, or is answered by a machine or a fax. */
export function meetOutcome(
  call: CallSession,
  outcome: Outcome,
  done: (result: RingResult) => void,
): () => void {
  const { twilio, timing } = call.engine;
  if (outcome.call === 'no-answer') return () => undefined;
  return twilio.clock.after(timing.ring, () => {
    if (outcome.call === 'busy' || outcome.call === 'failed') return done(outcome.call);
    done('answered');
    call.automaton = outcome.call === 'fax' ? fax(call) : machine(call, outcome.greeting ?? GREETING);
  });
}

/** A fax: it sends its tones, and hangs up after a while. */
function fax(call: CallSession): Automaton {
  call.trace({ verb: 'Phone', detail: 'a fax answers: tones' });
  const run = async () => {
    if ((await call.wait(call.engine.timing.fax)) !== 'aborted') hangUp(call, 'the fax hears no fax');
  };
  inBackground(call, run());
  return { kind: 'fax', ready: Promise.resolve() };
}

/** An answering machine: greeting, beep, then its tape runs until the call ends or the tape does. */
function machine(call: CallSession, greeting: string): Automaton {
  call.record.tape = [];
  call.trace({ verb: 'Phone', detail: `an answering machine answers: "${greeting}"` });
  const ready = greet(call, greeting);
  inBackground(call, runTape(call, ready));
  return { kind: 'machine', ready, greeting };
}

async function greet(call: CallSession, greeting: string): Promise<void> {
  const { timing } = call.engine;
  if ((await call.wait(speechTime(timing, greeting))) === 'aborted') return;
  if (call.automaton) call.automaton.greeting = undefined;
  call.trace({ verb: 'Phone', detail: 'beep' });
  if (call.peer?.peer === call) call.peer.hear({ text: '[beep]', by: 'tone' });
  call.taping = (await call.wait(timing.beep)) !== 'aborted';
}

async function runTape(call: CallSession, ready: Promise<void>): Promise<void> {
  await ready;
  if ((await call.wait(call.engine.timing.tape)) !== 'aborted') hangUp(call, 'the tape is full');
}

function hangUp(call: CallSession, why: string): void {
  call.trace({ verb: 'Phone', detail: `${why}: it hangs up` });
  endCall(call, 'completed');
}
