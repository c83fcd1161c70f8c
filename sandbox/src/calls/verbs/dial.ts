import type { CallStatus } from '../../model.ts';
import { type Aborted, orAborted, until } from '../abort.ts';
import { endCall, inBackground, markAnswered, talkSeconds } from '../lifecycle.ts';
import type { Params } from '../params.ts';
import { calleeOf } from '../reaching.ts';
import { keepRecording, recordingUrl } from '../record/recordings.ts';
import { requestAfterEnd } from '../requestAfterEnd.ts';
import { ring } from '../ringing.ts';
import type { CallSession, Source } from '../session.ts';
import { actionSource, note, type Step, type Verb } from '../step.ts';
import { type DialSpec, pickCallerId, readDial, readTargets, type Target } from './dialSpec.ts';

/** <Dial>: connects the call to others; afterwards `action` takes over, or the next verb follows. */
export const dial: Verb = async (step) => {
  const result = await tryToDial(step);
  const { call, element, signal } = step;
  if (signal.aborted && !call.isOver) return undefined;
  note(step, result.leg ? `${result.status} (${result.leg.record.to})` : result.status);
  // Only if nothing else answers an incoming call does this become its own end.
  if (result.status !== 'completed') call.unansweredStatus = unansweredStatus(result);
  if (element.attributes.action === undefined) return undefined;
  const source = actionSource(step, 'dial action', resultParams(step, result));
  if (!call.isOver) return source;
  requestAfterEnd(step, source);
  return undefined;
};

/** How a Dial ended. Where its signal aborted, what it had come to by then. */
interface DialResult {
  status: 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';
  bridged: boolean;
  /** The call that decided it: the one answered, or the last to fail. */
  leg?: CallSession;
  recordingSid?: string | undefined;
}

/** A call of a Dial, and the number it was made for. */
interface Leg {
  target: Target;
  call: CallSession;
}

async function tryToDial(step: Step): Promise<DialResult> {
  const spec = readDial(step);
  const targets = readTargets(step);
  const callerId = pickCallerId(step);
  if (targets.length === 0 || callerId === undefined) return { status: 'failed', bridged: false };
  return connect(step, spec, targets, callerId);
}

function unansweredStatus({ status }: DialResult): 'busy' | 'no-answer' | 'failed' {
  return status === 'busy' || status === 'failed' ? status : 'no-answer';
}

/** The parameters that the action's request adds to those of the call. */
function resultParams(step: Step, { status, bridged, leg, recordingSid }: DialResult): Params {
  const params: Params = [['DialCallStatus', status]];
  if (leg) {
    params.push(['DialCallSid', leg.record.sid], ['DialCallDuration', String(talkSeconds(leg))]);
    params.push(['DialBridged', String(bridged)]);
  }
  if (recordingSid) {
    const url = recordingUrl(step.call.engine, recordingSid);
    params.push(['RecordingSid', recordingSid], ['RecordingUrl', url]);
  }
  return params;
}

/** Rings the targets, all at once or one by one, and connects the first that answers. */
async function connect(step: Step, spec: DialSpec, targets: Target[], callerId: string): Promise<DialResult> {
  step.call.hear({ text: '[ringing]', by: 'tone' });
  const rounds = spec.sequential ? targets.map((target) => [target]) : [targets];
  let result: DialResult = { status: 'failed', bridged: false };
  for (const round of rounds) {
    result = await ringRound(step, spec, round, callerId);
    if (step.signal.aborted || result.status === 'completed') break;
  }
  return result;
}

/** Rings these targets at once. However it ends, all of its calls are over then. */
async function ringRound(
  step: Step,
  spec: DialSpec,
  targets: Target[],
  callerId: string,
): Promise<DialResult> {
  const legs = targets.map((target) => ({ target, call: openLeg(step, target, callerId) }));
  try {
    const first = await firstToAnswer(step, spec, legs);
    if (first === 'aborted') return { status: 'canceled', bridged: false, ...lastOf(legs) };
    if (first.call.record.startTime === null) return unanswered(first.call);
    for (const leg of legs) if (leg !== first) endLeg(leg.call, 'canceled');
    return await talk(step, spec, first);
  } finally {
    for (const leg of legs) endLeg(leg.call, 'canceled');
  }
}

function openLeg({ call }: Step, { number, callbacks }: Target, callerId: string): CallSession {
  const { engine, hops, record } = call;
  return engine.open(
    { from: callerId, to: number, direction: 'outbound-dial', status: 'queued', parentCallSid: record.sid },
    { attended: false, callbacks, hops, peer: call },
  );
}

function endLeg(leg: CallSession, status: CallStatus): void {
  if (!leg.independent) endCall(leg, status);
}

/** The leg that answered first; if none did, the last to give up. */
function firstToAnswer(step: Step, spec: DialSpec, legs: Leg[]): Promise<Leg | Aborted> {
  return until<Leg>(step.signal, (done, fail) => {
    let ringing = legs.length;
    for (const leg of legs) {
      ring(leg.call, spec.timeout).then((answered) => {
        if (!answered) ringing -= 1;
        if (answered || ringing === 0) done(leg);
      }, fail);
    }
    return () => undefined;
  });
}

/** The leg that is told of where none has decided. */
function lastOf(legs: Leg[]): Pick<DialResult, 'leg'> {
  const last = legs.at(-1);
  return last ? { leg: last.call } : {};
}

function unanswered(leg: CallSession): DialResult {
  const { status } = leg.record;
  const known = status === 'busy' || status === 'no-answer' || status === 'canceled' ? status : 'failed';
  return { status: known, bridged: false, leg };
}

async function talk(step: Step, spec: DialSpec, { target, call: leg }: Leg): Promise<DialResult> {
  const bridged = (await orAborted(prepare(target, leg), step.signal)) === true;
  const recordingSid = bridged ? await bridge(step, spec, leg) : undefined;
  endLeg(leg, 'completed');
  return { status: 'completed', bridged, leg, recordingSid };
}

/** Plays to the callee what comes before the two are connected. Resolves to false where the callee or the whisper declines. */
async function prepare({ sendDigits, whisper }: Target, leg: CallSession): Promise<boolean> {
  if (sendDigits) await leg.playTones(sendDigits);
  if (whisper && !leg.isOver) {
    const source: Source = { ...whisper, params: [], purpose: 'whisper' };
    return (await leg.engine.runScript(leg, source)) === 'end of document';
  }
  return !leg.isOver;
}

/** Connects the two until one of them leaves. Resolves to the SID of the recording, if there is to be one. */
async function bridge(step: Step, spec: DialSpec, leg: CallSession): Promise<string | undefined> {
  const { call } = step;
  const startedAt = call.engine.twilio.clock.now();
  markAnswered(call);
  call.peer = leg;
  if (leg.automaton?.greeting) call.hear({ text: leg.automaton.greeting, by: 'person' });
  await untilOneLeaves(step, spec, leg);
  call.peer = undefined;
  return keep(call, spec, startedAt);
}

function untilOneLeaves(step: Step, spec: DialSpec, leg: CallSession): Promise<'left' | Aborted> {
  const { call } = step;
  return until<'left'>(step.signal, (done) => {
    const leave = () => done('left');
    if (leg.isOver) leave();
    const endings = [
      leg.onEnd(leave),
      call.engine.twilio.clock.after(spec.timeLimit * 1000, leave),
      hangUpByItself(step, leg, leave),
      relay(call, leg, (key) => {
        if (spec.hangupOnStar && key === '*') leave();
      }),
      relay(leg, call, () => undefined),
      allowRedirect(leg, leave),
    ];
    return () => {
      for (const end of endings) end();
    };
  });
}

/** Keys and words of one end are heard at the other. */
function relay(from: CallSession, to: CallSession, onKey: (key: string) => void): () => void {
  const stopKeys = from.input.keys.listen((key) => {
    to.hear({ text: `[key ${key}]`, by: 'tone' });
    onKey(key);
  });
  const stopSpeech = from.input.speech.listen((text) => to.hear({ text, by: 'person' }));
  return () => {
    stopKeys();
    stopSpeech();
  };
}

/** Hangs up a phone that answered by itself after a while, unless a page or a test acts for its person. */
function hangUpByItself(step: Step, leg: CallSession, leave: () => void): () => void {
  const { twilio, timing } = leg.engine;
  const callee = calleeOf(leg.record);
  if (twilio.store.numberFor(callee)) return () => undefined;
  return leg.after(timing.conversation, () => {
    if (leg.attended || leg.automaton) return;
    note(step, `nobody plays ${callee}, so they hung up`);
    leave();
  });
}

/** TwiML given to the callee's call (REST update) takes it out of the Dial. */
function allowRedirect(leg: CallSession, leave: () => void): () => void {
  leg.moves.redirect = (source) => {
    leg.independent = true;
    inBackground(leg, leg.engine.runCall(leg, source));
    leave();
  };
  return () => {
    if (!leg.independent) leg.moves.redirect = undefined;
  };
}

function keep(call: CallSession, spec: DialSpec, startedAt: number): string | undefined {
  if (spec.recordChannels === 0) return undefined;
  const seconds = Math.max(0, call.engine.twilio.clock.now() - startedAt) / 1000;
  const made = { source: 'DialVerb', channels: spec.recordChannels, seconds, startedAt } as const;
  return keepRecording(call, made, spec.callback).sid;
}
