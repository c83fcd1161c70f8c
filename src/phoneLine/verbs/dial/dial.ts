import { isE164 } from '../../../e164.ts';
import { element, escapeText, type TwimlWriter } from '../../twiml.ts';
import type { Turn } from '../../types.ts';
import { actionUrl, type Exit, NEXT, type VerbCode } from '../code.ts';
import type { Dial, DialSettings } from './schema.ts';

export const dial: VerbCode<Dial> = {
  /** Undefined where none of its numbers is set, or is another than the line's own, which would be busy with this call. */
  render(value, writer, place) {
    const settings = settingsOf(value);
    const set = numbersOf(settings, writer);
    const numbers = set.filter((number) => number !== writer.ownNumber());
    if (numbers.length === 0)
      return writer.skip(
        set.length === 0 ? 'no number to call is set' : "the number to call is the line's own",
      );
    const record = settings.record === true ? 'record-from-answer' : settings.record || undefined;
    const attributes = {
      action: actionUrl('dialTwiml', writer, place),
      timeout: settings.timeout,
      callerId: callerId(settings, writer),
      record,
      recordingStatusCallback:
        record && record !== 'do-not-record' ? writer.url(['recordingStatus']) : undefined,
    };
    const children = numbers.map((number) => element('Number', {}, escapeText(number)));
    return element('Dial', attributes, children.join(''));
  },

  exits: (value) => [unanswered(value)],
  next: (value) => unanswered(value),
};

/** Whether somebody answered the dial that a webhook tells of. After the conversation the call ends. */
export function wasAnswered({ params }: Turn): boolean {
  // `answered` is what a conference ends with; a number's word for it is `completed`.
  return /^(completed|answered)$/.test(params.DialCallStatus ?? '');
}

/** Where the call goes if nobody answers: `otherwise`, or the next verb. */
function unanswered(value: Dial): Exit {
  const { otherwise } = settingsOf(value);
  const way = { waits: false, callback: true };
  if (!otherwise) return { ...NEXT, ...way };
  return { path: ['otherwise'], to: otherwise, when: 'no answer', label: 'no answer', ...way };
}

/** The dial's settings, whether it was written in full or as a number alone. */
function settingsOf(value: Dial): DialSettings {
  return typeof value === 'string' ? { number: value } : value;
}

function numbersOf({ number, numbers }: DialSettings, writer: TwimlWriter): string[] {
  const written = numbers ?? (number === undefined ? [] : [number]);
  return [...new Set(written.map((one) => writer.number(one)).filter((one) => one !== undefined))];
}

/** Twilio shows the caller's number by itself, but refuses the call if that is none (error 13214): then the line's. */
function callerId(settings: DialSettings, writer: TwimlWriter): string | undefined {
  const wanted = settings.callerId === undefined ? undefined : writer.number(settings.callerId);
  if (wanted !== undefined) return wanted;
  return isE164(writer.parameter('From')) ? undefined : writer.ownNumber();
}
