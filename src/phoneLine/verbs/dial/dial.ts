import { partyOf } from '../../../party.ts';
import { placeInPath } from '../../path.ts';
import { type Attributes, element, escapeText, type TwimlWriter } from '../../twiml.ts';
import type { Turn } from '../../types.ts';
import { actionUrl, type Exit, NEXT, type VerbCode, type VerbPlace } from '../code.ts';
import type { Dial, DialSettings } from './schema.ts';

export const dial: VerbCode<Dial> = {
  /** Undefined where none of its numbers is set, or all are in the call's path already. */
  render(value, writer, place) {
    const settings = settingsOf(value);
    const { numbers, places } = sorted(settings, writer);
    const reason = places.length > 0 ? pathReason(places) : 'no number to call is set';
    if (numbers.length === 0) return writer.skip(reason);
    if (places.length > 0)
      writer.note('line.numbersSkipped', { ...place, verb: 'dial', count: places.length, reason });
    const children = numbers.map((number) => element('Number', {}, escapeText(number)));
    return element('Dial', attributesOf(settings, writer, place), children.join(''));
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

function attributesOf(settings: DialSettings, writer: TwimlWriter, place: VerbPlace): Attributes {
  const record = settings.record === true ? 'record-from-answer' : settings.record || undefined;
  const recorded = record !== undefined && record !== 'do-not-record';
  return {
    action: actionUrl('dialTwiml', writer, place),
    timeout: settings.timeout,
    callerId: callerId(settings, writer),
    record,
    recordingStatusCallback: recorded ? writer.callbackUrl(['recordingStatus']) : undefined,
  };
}

/** The numbers to call, and the place in the call's path of each that would go round in a circle. */
function sorted(
  { number, numbers }: DialSettings,
  writer: TwimlWriter,
): { numbers: string[]; places: string[] } {
  const written = numbers ?? (number === undefined ? [] : [number]);
  const set = new Set(written.map((one) => writer.number(one)).filter((one) => one !== undefined));
  const placed = [...set].map((one) => ({ one, place: placeInPath(one, writer) }));
  return {
    numbers: placed.filter(({ place }) => place === undefined).map(({ one }) => one),
    places: placed.map(({ place }) => place).filter((place) => place !== undefined),
  };
}

/** Names the places of the path, and no number. */
function pathReason(places: string[]): string {
  const named = [...new Set(places)].join(', ');
  if (named === 'TWILIO_PHONE_NUMBER') return "the number to call is the line's own";
  return `the number to call is already in the call's path (${named})`;
}

/**
 * Twilio shows the caller's number by itself, but refuses the call if that is none (error 13214): then the line's. A
 * caller of another channel has no number that Twilio would show.
 */
function callerId(settings: DialSettings, writer: TwimlWriter): string | undefined {
  const wanted = settings.callerId === undefined ? undefined : writer.number(settings.callerId);
  if (wanted !== undefined) return wanted;
  const caller = partyOf(writer.parameter('From'));
  return caller.kind === 'number' && !caller.channel ? undefined : writer.ownNumber();
}
