import type { PhoneCall } from '../state/types.ts';

/** Whether the call is recording: a Record that has beeped and has not said what came of it. */
export function isRecording(call: PhoneCall | undefined): boolean {
  const last = call?.trace.at(-1);
  if (last?.verb !== 'Record' || last.detail !== undefined) return false;
  return last.attributes?.playBeep === 'false' || call?.heardDetail.at(-1)?.text === '[beep]';
}
