import { complain, type Step } from '../step.ts';

/**
 * The number shown to the callee: `callerId`, or the caller's own. Twilio takes only a number of this call, of the
 * account, or a verified one (error 13214); undefined if it would refuse.
 */
export function pickCallerId(step: Step): string | undefined {
  const { call, board, element } = step;
  const { from, to } = call.record;
  const callerId = element.attributes.callerId ?? from;
  const { store } = board.twilio;
  const ofCall = isNumber(callerId) && (callerId === from || callerId === to);
  const verified = [...store.callerIds.values()].some(({ phoneNumber }) => phoneNumber === callerId);
  if (ofCall || verified || store.numberFor(callerId)) return callerId;
  complain(
    step,
    `13214 callerId "${callerId}" is neither a number of this call nor one that the account owns or has verified: not dialled`,
  );
  return undefined;
}

function isNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}
