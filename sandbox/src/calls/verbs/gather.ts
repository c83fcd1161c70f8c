import { collectInput } from '../gather/collect.ts';
import { type Input, inputParams } from '../gather/input.ts';
import { type GatherSpec, readGather } from '../gather/spec.ts';
import { actionSource, note, type Outcome, type Step, type Verb } from '../step.ts';

/** <Gather>: keys or speech go to `action`, which takes over; without any, the next verb follows. */
export const gather: Verb = async (step) => {
  const spec = readGather(step);
  const input = await collectInput(step, spec);
  note(step, describe(input));
  const { call } = step;
  call.promptsUnanswered = input.kind === 'none' ? call.promptsUnanswered + 1 : 0;
  if (!call.attended && call.promptsUnanswered >= call.timing.patience) {
    note(step, 'nobody plays this phone, so the person hung up');
    return 'end';
  }
  return follow(step, spec, input);
};

function follow(step: Step, spec: GatherSpec, input: Input): Outcome {
  if (input.kind === 'none' && !spec.actionOnEmptyResult) return undefined;
  return actionSource(step, 'gather action', inputParams(input, spec));
}

function describe(input: Input): string {
  if (input.kind === 'keys') return `keys ${input.digits}${input.finishedBy && `, then ${input.finishedBy}`}`;
  if (input.kind === 'speech') return `heard "${input.text}"`;
  return input.finishedBy ? `only ${input.finishedBy}: no input` : 'no input';
}
