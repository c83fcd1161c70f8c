import { isE164 } from '../../../e164.ts';
import { cut, MESSAGE_LIMIT } from '../../limits.ts';
import { element, escapeText } from '../../twiml.ts';
import { NEXT, type VerbCode } from '../code.ts';
import type { Sms } from './schema.ts';

export const sms: VerbCode<Sms> = {
  /** Undefined where there is nobody but the line itself to send it to, or nothing to send. */
  render(value, writer) {
    const settings = typeof value === 'string' ? { text: value } : value;
    const to = settings.to === undefined ? writer.otherParty() : writer.number(settings.to);
    const text = cut(writer.fill(settings.text), MESSAGE_LIMIT);
    const from = writer.ownNumber();
    if (!isE164(to)) return writer.skip('no number to text is set');
    if (to === from) return writer.skip("the number to text is the line's own");
    if (text.trim() === '') return writer.skip('there is nothing to send');
    return element('Sms', { to, from }, escapeText(text));
  },

  exits: () => [NEXT],
};
