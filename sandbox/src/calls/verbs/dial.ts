import { pickCallerId } from '../dial/callerId.ts';
import { connect } from '../dial/connect.ts';
import { type DialResult, resultParams } from '../dial/result.ts';
import { readDial } from '../dial/spec.ts';
import { readTargets } from '../dial/targets.ts';
import { actionSource, note, type Step, type Verb } from '../step.ts';

/** <Dial>: connects the call to others; afterwards `action` takes over, or the next verb follows. */
export const dial: Verb = async (step) => {
  const result = await tryToDial(step);
  note(step, result.leg ? `${result.status} (${result.leg.record.to})` : result.status);
  const { call, element } = step;
  // Only if nothing else answers an incoming call does this become its own end.
  if (result.status !== 'completed') call.unansweredStatus = unanswered(result);
  return element.attributes.action === undefined
    ? undefined
    : actionSource(step, 'dial action', resultParams(step.board, result));
};

async function tryToDial(step: Step): Promise<DialResult> {
  const spec = readDial(step);
  const targets = readTargets(step);
  const callerId = pickCallerId(step);
  if (targets.length === 0 || callerId === undefined) return { status: 'failed', bridged: false };
  return connect(step, spec, targets, callerId);
}

function unanswered({ status }: DialResult): 'busy' | 'no-answer' | 'failed' {
  return status === 'busy' || status === 'failed' ? status : 'no-answer';
}
