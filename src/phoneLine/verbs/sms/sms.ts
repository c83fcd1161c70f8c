import { isBlank } from '../../../characters.ts';
import { numberOf } from '../../../party.ts';
import { cut, MESSAGE_LIMIT } from '../../limits.ts';
import { element, escapeText, type TwimlWriter } from '../../twiml.ts';
import type { Owed } from '../../types.ts';
import { NEXT, type VerbCode } from '../code.ts';
import type { Sms } from './schema.ts';

export const sms: VerbCode<Sms> = {
  /** Undefined where there is nobody but the line itself to send it to, or nothing to send. */
  render(value, writer) {
    const text = textOf(value, writer);
    return text && element('Sms', { to: text.to, from: writer.ownNumber() }, escapeText(text.body));
  },

  exits: () => [NEXT],
  owes: textOf,
};

function textOf(value: Sms, writer: TwimlWriter): Owed | undefined {
  const settings = typeof value === 'string' ? { text: value } : value;
  const to = settings.to === undefined ? numberOf(writer.otherParty()) : writer.number(settings.to);
  const body = cut(writer.fill(settings.text), MESSAGE_LIMIT);
  if (to === undefined) return writer.skip(noNumber(settings));
  if (to === writer.ownNumber()) return writer.skip("the number to text is the line's own");
  if (isBlank(body)) return writer.skip('there is nothing to send');
  return { to, body };
}

/** Why there is nobody to text: a setting that is not set, or a party of the call that has no number. */
function noNumber({ to = '{{From}}' }: { to?: string }): string {
  return to === '{{OWNER_PHONE_NUMBER}}'
    ? 'no number to text is set'
    : 'the other party has no number to text';
}
