import { isBlocked } from './blocked.ts';
import { cut, MESSAGE_LIMIT } from './limits.ts';
import { Rendering } from './rendering.ts';
import { element, escapeText, response } from './twiml.ts';
import type { PhoneLine, Reply, Turn } from './types.ts';

/**
 * Words that Twilio answers itself, and that must not be answered twice.
 * https://help.twilio.com/articles/223134027-Twilio-support-for-opt-out-keywords-SMS-STOP-filtering-
 */
export const TWILIO_KEYWORDS: ReadonlySet<string> = new Set(
  'STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT START YES UNSTOP HELP INFO'.split(' '),
);

const NO_REPLY = response();
const keywordMaps = new WeakMap<PhoneLine, Map<string, Reply>>();

/**
 * The TwiML that answers a text and forwards it, and the call that it asks for, if any: the caller of this function
 * places that call to the sender.
 */
export function smsReply(turn: Turn): { twiml: string; call?: { document: string } } {
  const { From, Body = '', OptOutType } = turn.params;
  const { line } = turn;
  const key = keyOf(Body);
  if (OptOutType || TWILIO_KEYWORDS.has(key) || isBlocked(line, From)) return { twiml: NO_REPLY };
  const rendering = new Rendering(turn);
  const keyword = keywordsOf(line).get(key);
  const reply = (keyword === undefined ? line.sms?.reply : keyword) ?? null;
  const twiml = response(answer(reply, rendering) + forward(line, rendering));
  const call = reply && typeof reply === 'object' ? reply.call : undefined;
  return call === undefined ? { twiml } : { twiml, call: { document: call } };
}

/** A text or keyword as it is compared: case and outer blanks do not matter. */
export function keyOf(text: string): string {
  return text.trim().normalize('NFKC').toUpperCase();
}

function keywordsOf(line: PhoneLine): Map<string, Reply> {
  const known = keywordMaps.get(line);
  if (known) return known;
  const entries = Object.entries(line.sms?.keywords ?? {});
  const keywords = new Map(entries.map(([keyword, reply]) => [keyOf(keyword), reply]));
  keywordMaps.set(line, keywords);
  return keywords;
}

function answer(reply: Reply, rendering: Rendering): string {
  if (reply === null) return '';
  const { text, mediaUrl = [] } = typeof reply === 'string' ? { text: reply } : reply;
  const media = typeof mediaUrl === 'string' ? [mediaUrl] : mediaUrl;
  const body = text === undefined ? '' : cut(rendering.fill(text), MESSAGE_LIMIT);
  return message({}, body, media, rendering);
}

/** A copy for the line's owner, unless it is the owner who wrote. */
function forward(line: PhoneLine, rendering: Rendering): string {
  if (line.sms?.forwardTo === undefined) return '';
  const to = rendering.number(line.sms.forwardTo);
  if (to === undefined)
    rendering.note('line.forwardSkipped', { reason: 'the number to forward to is not set' });
  const { From = '', Body = '' } = rendering.turn.params;
  if (to === undefined || to === From || to === rendering.ownNumber()) return '';
  return message({ to }, cut(`From ${From}: ${Body}`, MESSAGE_LIMIT), mediaOf(rendering), rendering);
}

function mediaOf({ turn: { params } }: Rendering): string[] {
  const count = Math.min(Number(params.NumMedia) || 0, 10);
  return Array.from({ length: count }, (_, index) => params[`MediaUrl${index}`] ?? '').filter(Boolean);
}

/** No `action`: its answer might take the place of the messages that follow. */
function message(attributes: { to?: string }, body: string, media: string[], rendering: Rendering): string {
  if (body.trim() === '' && media.length === 0) return '';
  const content = [
    body.trim() === '' ? '' : element('Body', {}, escapeText(body)),
    ...media.map((url) => element('Media', {}, escapeText(url))),
  ];
  const statusCallback = rendering.url(['messageStatus']);
  return element('Message', { ...attributes, statusCallback }, content.join(''));
}
