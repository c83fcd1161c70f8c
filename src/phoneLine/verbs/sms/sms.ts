import { numberOf } from '../../../party.ts';
import { cut, MESSAGE_LIMIT } from '../../limits.ts';
import { element, escapeText } from '../../twiml.ts';
import { NEXT, type VerbCode } from '../code.ts';
import type { Sms } from './schema.ts';

export const sms: VerbCode<Sms> = {
  /** Undefined where there is nobody but the line itself to send it to, or nothing to send. */
  render(value, writer) {
    const settings = typeof value === 'string' ? { text: value } : value;
    const to = settings.to === undefined ? numberOf(writer.otherParty()) : writer.number(settings.to);
    const text = cut(writer.fill(settings.text), MESSAGE_LIMIT);
    const from = writer.ownNumber();
    if (to === undefined) return writer.skip(noNumber(settings));
    if (to === from) return writer.skip("the number to text is the line's own");
    if (text.trim() === '') return writer.skip('there is nothing to send');
    return element('Sms', { to, from }, escapeText(text));
  },

  exits: () => [NEXT],
};

/** Why there is nobody to text: a setting that is not set, or a party of the call that has no number. */
function noNumber({ to = '{{From}}' }: { to?: string }): string {
  return to === '{{OWNER_PHONE_NUMBER}}'
    ? 'no number to text is set'
    : 'the other party has no number to text';
}
