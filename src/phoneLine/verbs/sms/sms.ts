import { isE164 } from '../../../e164.ts';
import { cut, MESSAGE_LIMIT } from '../../limits.ts';
import { element, escapeText } from '../../twiml.ts';
import { NEXT, type VerbCode } from '../code.ts';
import type { Sms } from './schema.ts';

export const sms: VerbCode<Sms> = {
  /** Undefined where there is no number to send it to, or nothing to send. */
  render(value, writer) {
    const settings = typeof value === 'string' ? { text: value } : value;
    const to = settings.to === undefined ? writer.otherParty() : writer.number(settings.to);
    const text = cut(writer.fill(settings.text), MESSAGE_LIMIT);
    if (!isE164(to) || text.trim() === '') return undefined;
    return element('Sms', { to, from: writer.ownNumber() }, escapeText(text));
  },

  exits: () => [NEXT],
};
