import { inBackground, markAnswered } from '../lifecycle.ts';
import { keepRecording } from '../record/recordings.ts';
import { runCall } from '../run.ts';
import type { CallSession, Source } from '../session.ts';
import { note, type Step } from '../step.ts';
import type { DialSpec } from './spec.ts';

/** Connects the two until one of them leaves. Returns the recording's SID, if the Dial records. */
export async function bridge(step: Step, spec: DialSpec, leg: CallSession): Promise<string | undefined> {
  const { board, call } = step;
  const startedAt = board.twilio.clock.now();
  markAnswered(board, call);
  call.peer = leg;
  try {
    await step.scope.until<void>((done) => {
      const endings = [
        leg.onEnd(done),
        board.twilio.clock.after(spec.timeLimit * 1000, done),
        hangUpByItself(step, leg, done),
        relay(call, leg, (key) => {
          if (spec.hangupOnStar && key === '*') done();
        }),
        relay(leg, call, () => undefined),
        allowRedirect(step, leg, done),
      ];
      return () => {
        for (const end of endings) end();
      };
    });
  } finally {
    call.peer = undefined;
  }
  return keep(step, spec, startedAt);
}

/** Keys and words of one end are heard at the other. */
function relay(from: CallSession, to: CallSession, onKey: (key: string) => void): () => void {
  const stopKeys = from.handset.keys.listen((key) => {
    to.hear({ text: `[key ${key}]`, by: 'tone' });
    onKey(key);
  });
  const stopSpeech = from.handset.speech.listen((text) => to.hear({ text, by: 'person' }));
  return () => {
    stopKeys();
    stopSpeech();
  };
}

/** Somebody who answered by themselves, and whom nobody plays, talks a while and hangs up. */
function hangUpByItself(step: Step, leg: CallSession, done: () => void): () => void {
  const { twilio, timing } = step.board;
  if (twilio.store.numberFor(leg.record.to)) return () => undefined;
  return leg.after(timing.conversation, () => {
    if (leg.attended) return;
    note(step, `nobody plays ${leg.record.to}, so they hung up`);
    done();
  });
}

/** TwiML given to the callee's call (REST update) takes it out of the Dial. */
function allowRedirect({ board }: Step, leg: CallSession, done: () => void): () => void {
  leg.redirect = (source: Source) => {
    leg.independent = true;
    inBackground(board, leg, runCall(board, leg, source));
    done();
  };
  return () => {
    if (!leg.independent) leg.redirect = undefined;
  };
}

function keep({ board, call }: Step, spec: DialSpec, startedAt: number): string | undefined {
  if (spec.recordChannels === 0) return undefined;
  const seconds = (board.twilio.clock.now() - startedAt) / 1000;
  const made = { source: 'DialVerb', channels: spec.recordChannels, seconds, startedAt } as const;
  return keepRecording(board, call, made, spec.callback).sid;
}
