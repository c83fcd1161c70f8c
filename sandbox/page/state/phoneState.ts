import type { PhoneCall } from './types.ts';

export type Phase = 'idle' | 'calling' | 'incoming' | 'talking';

/** What one phone is doing. */
export interface PhoneState {
  phase: Phase;
  /** The call under way. */
  call: PhoneCall | undefined;
  /** Another call that rings meanwhile. */
  waiting: PhoneCall | undefined;
  /** The newest call, over or not. */
  newest: PhoneCall | undefined;
}

export function isOver(call: PhoneCall): boolean {
  return call.endTime !== null || !['queued', 'ringing', 'in-progress'].includes(call.status);
}

/** Whether the phone with this number is where the call's person is. */
export function isMine(call: PhoneCall, number: string): boolean {
  return personOf(call) === number;
}

/** The number at the person's end: who called the line, or where the line's call rings. */
export function personOf(call: PhoneCall): string {
  return call.direction === 'inbound' ? call.from : (call.forwardedTo ?? call.to);
}

export function phoneState(calls: PhoneCall[], number: string): PhoneState {
  const mine = calls.filter((call) => isMine(call, number));
  const open = mine.filter((call) => !isOver(call));
  const call = open.findLast(({ status }) => status === 'in-progress') ?? open.at(-1);
  const waiting = open.findLast((other) => other !== call && isIncoming(other));
  return { phase: phaseOf(call), call, waiting, newest: mine.at(-1) };
}

function phaseOf(call: PhoneCall | undefined): Phase {
  if (!call || (call.status === 'queued' && call.direction !== 'inbound')) return 'idle';
  if (call.status === 'in-progress') return 'talking';
  return isIncoming(call) ? 'incoming' : 'calling';
}

function isIncoming(call: PhoneCall): boolean {
  return call.direction !== 'inbound' && call.status === 'ringing';
}

/** Whether the call is recording: a Record that has beeped and has not said what came of it. */
export function isRecording(call: PhoneCall | undefined): boolean {
  const last = call?.trace.at(-1);
  if (last?.verb !== 'Record' || last.detail !== undefined) return false;
  return last.attributes?.playBeep === 'false' || call?.heardDetail.at(-1)?.text === '[beep]';
}
