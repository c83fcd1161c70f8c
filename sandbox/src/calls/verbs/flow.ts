import { endCall } from '../lifecycle.ts';
import { complain, methodOf, oneOf, resolveUrl, type Verb } from '../step.ts';

/** <Redirect>: the document at its URL takes over; an empty one is an invalid URL (11100). */
export const redirect: Verb = async (step) => {
  const { text } = step.element;
  const document = text === '' ? { ...step.document, url: null } : step.document;
  const url = resolveUrl({ document }, text);
  return { url, method: methodOf(step, 'method'), params: [], purpose: 'redirect' };
};

/** <Reject>: refuses a call that still rings (busy, or no-answer for "rejected"); an answered one merely ends. */
export const reject: Verb = async (step) => {
  const reason = oneOf(step, 'reason', ['rejected', 'busy'], 'rejected');
  const { call } = step;
  if (call.record.startTime !== null) {
    complain(step, 'the call is already answered, so that <Reject> only hangs up: make it the first verb');
    return 'end';
  }
  call.hear({ text: reason === 'busy' ? '[busy tone]' : '[not in service]', by: 'tone' });
  endCall(call, reason === 'busy' ? 'busy' : 'no-answer');
  return 'end';
};

/** <Hangup>: ends the call. */
export const hangup: Verb = async () => 'end';
