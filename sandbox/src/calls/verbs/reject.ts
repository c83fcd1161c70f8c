import { oneOf } from '../attributes.ts';
import { endCall } from '../lifecycle.ts';
import { complain, type Verb } from '../step.ts';

/** <Reject>: refuses a call that still rings (busy, or no-answer for "rejected"); an answered one merely ends. */
export const reject: Verb = async (step) => {
  const reason = oneOf(step, 'reason', ['rejected', 'busy'], 'rejected');
  const { call, board } = step;
  if (call.record.startTime !== null) {
    complain(step, 'the call is already answered, so that <Reject> only hangs up: make it the first verb');
    return 'end';
  }
  call.hear({ text: reason === 'busy' ? '[busy tone]' : '[not in service]', by: 'tone' });
  endCall(board, call, reason === 'busy' ? 'busy' : 'no-answer');
  return 'end';
};
