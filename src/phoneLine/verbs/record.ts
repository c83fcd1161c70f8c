import type { Rendering } from '../rendering.ts';
import { element } from '../twiml.ts';
import type { Record } from '../types.ts';

/** Who called is not repeated when the recording is ready, so it travels in the callback's URL, which Twilio signs. */
export function renderRecord(record: Record, rendering: Rendering, action: string): string {
  const attributes = {
    action,
    maxLength: record.maxLength,
    timeout: record.timeout,
    finishOnKey: record.finishOnKey,
    playBeep: record.playBeep,
    transcribe: record.transcribe,
    recordingStatusCallback: rendering.url(['recordingStatus'], { from: rendering.otherParty() }),
  };
  // Where a silent recording requests no action, the verb after it takes the caller to the same place.
  const after = record.then && element('Redirect', {}, rendering.url(['voiceTwiml', record.then]));
  return element('Record', attributes) + (after ?? '');
}
