import { memo } from '../memo.ts';
import { isBlocked } from './blocked.ts';
import { cut, MESSAGE_LIMIT } from './limits.ts';
import { element, escapeText, response, TwimlWriter } from './twiml.ts';
import type { PhoneLine, Reply, Turn } from './types.ts';

/**
 * Words that Twilio answers itself, and that must not be answered twice.
 * https://help.twilio.com/articles/223134027-Twilio-support-for-opt-out-keywords-SMS-STOP-filtering-
 */
export const TWILIO_KEYWORDS: ReadonlySet<string> = new Set(
  'STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT START YES UNSTOP HELP INFO'.split(' '),
);

const NO_REPLY = response();

/**
 * The TwiML that answers a text and forwards it, and the call that it asks for, if any: the caller of this function
 * places that call to the sender.
 */
export function smsReply(turn: Turn): { twiml: string; call?: { document: string } } {
  const { From, Body = '', OptOutType } = turn.params;
  const { line } = turn;
  const key = keyOf(Body);
  if (OptOutType || TWILIO_KEYWORDS.has(key) || isBlocked(line, From)) return { twiml: NO_REPLY };
  const writer = new TwimlWriter(turn);
  const keyword = keywordsOf(line).get(key);
  const reply = (keyword === undefined ? line.sms?.reply : keyword) ?? null;
  const twiml = response(answer(reply, writer) + forward(line, writer));
  const call = reply && typeof reply === 'object' ? reply.call : undefined;
  return call === undefined ? { twiml } : { twiml, call: { document: call } };
}

/** A text or keyword as it is compared: case and outer blanks do not matter. */
export function keyOf(text: string): string {
  return text.trim().normalize('NFKC').toUpperCase();
}

const keywordsOf = memo(({ sms }: PhoneLine) => {
  const entries = Object.entries(sms?.keywords ?? {});
  return new Map<string, Reply>(entries.map(([keyword, reply]) => [keyOf(keyword), reply]));
});

function answer(reply: Reply, writer: TwimlWriter): string {
  if (reply === null) return '';
  const { text, mediaUrl = [] } = typeof reply === 'string' ? { text: reply } : reply;
  const media = typeof mediaUrl === 'string' ? [mediaUrl] : mediaUrl;
  const body = text === undefined ? '' : cut(writer.fill(text), MESSAGE_LIMIT);
  return message({}, body, media, writer);
}

/** A copy for the line's owner, unless it is the owner who wrote. */
function forward(line: PhoneLine, writer: TwimlWriter): string {
  if (line.sms?.forwardTo === undefined) return '';
  const to = writer.number(line.sms.forwardTo);
  if (to === undefined) writer.note('line.forwardSkipped', { reason: 'the number to forward to is not set' });
  const { From = '', Body = '' } = writer.turn.params;
  if (to === undefined || to === From || to === writer.ownNumber()) return '';
  return message({ to }, cut(`From ${From}: ${Body}`, MESSAGE_LIMIT), mediaOf(writer), writer);
}

function mediaOf({ turn: { params } }: TwimlWriter): string[] {
  const count = Math.min(Number(params.NumMedia) || 0, 10);
  return Array.from({ length: count }, (_, index) => params[`MediaUrl${index}`] ?? '').filter(Boolean);
}

/** No `action`: its answer might take the place of the messages that follow. */
function message(attributes: { to?: string }, body: string, media: string[], writer: TwimlWriter): string {
  if (body.trim() === '' && media.length === 0) return '';
  const content = [
    body.trim() === '' ? '' : element('Body', {}, escapeText(body)),
    ...media.map((url) => element('Media', {}, escapeText(url))),
  ];
  const statusCallback = writer.url(['messageStatus']);
  return element('Message', { ...attributes, statusCallback }, content.join(''));
}
