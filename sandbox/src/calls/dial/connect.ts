import type { CallStatus } from '../../model.ts';
import { endCall } from '../lifecycle.ts';
import { ring } from '../ring.ts';
import { CallOver } from '../scope.ts';
import type { CallSession } from '../session.ts';
import type { Step } from '../step.ts';
import { playTones } from '../tones.ts';
import { bridge } from './bridge.ts';
import type { DialResult } from './result.ts';
import type { DialSpec } from './spec.ts';
import type { Target } from './targets.ts';
import { whisper } from './whisper.ts';

/** Rings the targets, all at once or one by one, and connects the first that answers. */
export async function connect(
  step: Step,
  spec: DialSpec,
  targets: Target[],
  callerId: string,
): Promise<DialResult> {
  step.call.hear({ text: '[ringing]', by: 'tone' });
  const rounds = spec.sequential ? targets.map((target) => [target]) : [targets];
  let result: DialResult = { status: 'failed', bridged: false };
  for (const round of rounds) {
    result = await ringRound(step, spec, round, callerId);
    if (result.status === 'completed') break;
  }
  return result;
}

/** Whatever happens, none of the round's calls outlives it. */
async function ringRound(
  step: Step,
  spec: DialSpec,
  targets: Target[],
  callerId: string,
): Promise<DialResult> {
  const legs = targets.map((target) => ({ target, leg: openLeg(step, target, callerId) }));
  try {
    const { leg, target } = await firstToAnswer(step, spec, legs);
    if (leg.record.startTime === null) return unanswered(leg);
    for (const other of legs) if (other.leg !== leg) endLeg(step, other.leg, 'canceled');
    return await talk(step, spec, target, leg);
  } finally {
    for (const { leg } of legs) endLeg(step, leg, 'canceled');
  }
}

function endLeg({ board }: Step, leg: CallSession, status: CallStatus): void {
  if (!leg.independent) endCall(board, leg, status);
}

function openLeg({ board, call }: Step, target: Target, callerId: string): CallSession {
  const { sid } = call.record;
  const record = { from: callerId, to: target.number, direction: 'outbound-dial', status: 'queued' } as const;
  const leg = board.open({ ...record, parentCallSid: sid }, false);
  leg.callbacks = target.callbacks;
  leg.hops = call.hops;
  leg.peer = call;
  return leg;
}

interface Leg {
  target: Target;
  leg: CallSession;
}

/** The leg that answered first; if none did, the last to give up. */
function firstToAnswer(step: Step, spec: DialSpec, legs: Leg[]): Promise<Leg> {
  return step.scope.until<Leg>((done, fail) => {
    let ringing = legs.length;
    const lost = (one: Leg) => {
      ringing -= 1;
      if (ringing === 0) done(one);
    };
    for (const one of legs) {
      ring(step.board, one.leg, spec.timeout).then(
        (answered) => (answered ? done(one) : lost(one)),
        (error: unknown) => (error instanceof CallOver ? lost(one) : fail(error)),
      );
    }
    return () => undefined;
  });
}

async function talk(step: Step, spec: DialSpec, target: Target, leg: CallSession): Promise<DialResult> {
  const accepted = await step.scope.until<boolean>((done, fail) => {
    if (leg.isOver) done(false);
    const stopWaiting = leg.onEnd(() => done(false));
    prepare(step, target, leg).then(done, (error: unknown) =>
      error instanceof CallOver ? done(false) : fail(error),
    );
    return stopWaiting;
  });
  if (!accepted) {
    endLeg(step, leg, 'completed');
    return { status: 'completed', bridged: false, leg };
  }
  const recordingSid = await bridge(step, spec, leg);
  endLeg(step, leg, 'completed');
  return { status: 'completed', bridged: true, leg, recordingSid };
}

/** What the callee gets before the two are connected. Resolves to false if they, or the whisper, decline. */
async function prepare({ board }: Step, target: Target, leg: CallSession): Promise<boolean> {
  if (target.sendDigits) await playTones(leg, target.sendDigits, leg.scope);
  return target.whisper ? whisper(board, leg, target.whisper) : true;
}

function unanswered(leg: CallSession): DialResult {
  const { status } = leg.record;
  const known = status === 'busy' || status === 'no-answer' || status === 'canceled' ? status : 'failed';
  return { status: known, bridged: false, leg };
}
