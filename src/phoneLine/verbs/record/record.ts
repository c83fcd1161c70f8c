import { partyToQuery } from '../../../party.ts';
import { element } from '../../twiml.ts';
import { actionUrl, type Exit, NEXT, type VerbCode } from '../code.ts';
import type { Recording } from './schema.ts';

export const record: VerbCode<Recording> = {
  /** Who called is not repeated when the recording is ready, so it travels in the callback's URL, which Twilio signs. */
  render(value, writer, place) {
    const attributes = {
      action: actionUrl('recordTwiml', writer, place),
      maxLength: value.maxLength,
      timeout: value.timeout,
      finishOnKey: value.finishOnKey,
      playBeep: value.playBeep,
      transcribe: value.transcribe,
      recordingStatusCallback: writer.callbackUrl(['recordingStatus'], {
        from: partyToQuery(writer.otherParty()),
      }),
    };
    // Where a silent recording requests no action, the verb after it takes the caller to the same place.
    const after = value.then && element('Redirect', {}, writer.callbackUrl(['voiceTwiml', value.then]));
    return element('Record', attributes) + (after ?? '');
  },

  exits: (value) => [exit(value)],
  next: (value) => exit(value),
};

/** The recording's `then`, or the next verb. */
function exit({ then }: Recording): Exit {
  const way = { waits: true, callback: true };
  if (!then) return { ...NEXT, ...way };
  return { path: ['then'], to: then, when: 'then', label: 'then', ...way };
}
