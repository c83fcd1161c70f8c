import { memo } from '../memo.ts';
import { describeParty, numberOf, partyOf } from '../party.ts';
import { isBlocked } from './blocked.ts';
import { fold } from './folding.ts';
import { leftAloneAdvice, OPT_OUTS, wantsToBeLeftAlone } from './leftAlone.ts';
import { cut, MESSAGE_LIMIT } from './limits.ts';
import { isReaction } from './reactions.ts';
import { element, escapeText, response, TwimlWriter } from './twiml.ts';
import type { PhoneLine, Reply, Turn } from './types.ts';

/**
 * Words that Twilio answers itself, folded. No keyword may be one of them.
 * https://help.twilio.com/articles/223134027-Twilio-support-for-opt-out-keywords-SMS-STOP-filtering-
 */
export const TWILIO_KEYWORDS: ReadonlySet<string> = new Set([
  ...OPT_OUTS,
  ...'start yes unstop help info'.split(' '),
]);

const NO_REPLY = response();

/** Why a text gets no reply, as the log says it. */
const NO_REPLY_TO = {
  twilio: 'Twilio answers this word itself',
  leftAlone: 'the sender wants to be left alone',
  reaction: 'the text is a reaction to another text',
  noNumber: 'the sender has no phone number that can be texted',
};

/**
 * The TwiML that answers a text and forwards it, and the call that it asks for, if any: the caller of this function
 * places that call to the sender.
 */
export function smsReply(turn: Turn): { twiml: string; call?: { document: string } } {
  const { line, params } = turn;
  if (isBlocked(line, params.From)) return { twiml: NO_REPLY };
  const writer = new TwimlWriter(turn);
  const silence = silenceOf(turn);
  if (silence) writer.note('line.replySkipped', { reason: NO_REPLY_TO[silence] });
  const reply = silence ? null : replyTo(params.Body ?? '', line);
  const advice = silence === 'leftAlone' ? `\n${leftAloneAdvice(line.voice.language)}` : '';
  const twiml = response(answer(reply, writer) + forward(line, writer, advice));
  const call = reply && typeof reply === 'object' ? reply.call : undefined;
  return call === undefined ? { twiml } : { twiml, call: { document: call } };
}

function silenceOf({ params: { From, Body = '', OptOutType } }: Turn): keyof typeof NO_REPLY_TO | undefined {
  if (OptOutType || isOfTwilio(Body)) return 'twilio';
  if (wantsToBeLeftAlone(Body)) return 'leftAlone';
  if (isReaction(Body)) return 'reaction';
  return numberOf(partyOf(From)) === undefined ? 'noNumber' : undefined;
}

/** Whether Twilio acts on a text: on the bare word only. "Help." is the line's to answer. */
function isOfTwilio(text: string): boolean {
  return TWILIO_KEYWORDS.has(text.trim().toLowerCase());
}

function replyTo(text: string, line: PhoneLine): Reply {
  const keyword = keywordsOf(line).get(fold(text));
  return (keyword === undefined ? line.sms?.reply : keyword) ?? null;
}

const keywordsOf = memo(({ sms }: PhoneLine) => {
  const entries = Object.entries(sms?.keywords ?? {});
  // One that folds to nothing would answer every text of punctuation alone.
  const folded = entries.map(([keyword, reply]): [string, Reply] => [fold(keyword), reply]);
  return new Map(folded.filter(([keyword]) => keyword !== ''));
});

function answer(reply: Reply, writer: TwimlWriter): string {
  if (reply === null) return '';
  const { text, mediaUrl = [] } = typeof reply === 'string' ? { text: reply } : reply;
  const media = typeof mediaUrl === 'string' ? [mediaUrl] : mediaUrl;
  const body = text === undefined ? '' : cut(writer.fill(text), MESSAGE_LIMIT);
  return message({}, body, media, writer);
}

/** A copy for the line's owner, unless it is the owner who wrote. What it ends with is never cut. */
function forward(line: PhoneLine, writer: TwimlWriter, ending: string): string {
  if (line.sms?.forwardTo === undefined) return '';
  const to = writer.number(line.sms.forwardTo);
  if (to === undefined) writer.note('line.forwardSkipped', { reason: 'the number to forward to is not set' });
  const sender = partyOf(writer.parameter('From'));
  if (to === undefined || to === numberOf(sender) || to === writer.ownNumber()) return '';
  const text = `From ${describeParty(sender, line.voice.language)}: ${writer.parameter('Body')}`;
  const body = cut(text, MESSAGE_LIMIT - ending.length) + ending;
  return message({ to }, body, mediaOf(writer), writer);
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
