import { cut, MESSAGE_LIMIT } from '../limits.ts';
import { isPhoneNumber, type Rendering } from '../rendering.ts';
import { element, escapeText } from '../twiml.ts';
import type { Sms } from '../types.ts';

/** Undefined where there is no number to send it to, or nothing to send. */
export function renderSms(sms: Sms, rendering: Rendering): string | undefined {
  const settings = typeof sms === 'string' ? { text: sms } : sms;
  const to = settings.to === undefined ? rendering.otherParty() : rendering.number(settings.to);
  const text = cut(rendering.fill(settings.text), MESSAGE_LIMIT);
  if (!isPhoneNumber(to) || text.trim() === '') return undefined;
  return element('Sms', { to, from: rendering.ownNumber() }, escapeText(text));
}
