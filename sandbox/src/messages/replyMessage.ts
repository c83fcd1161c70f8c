import type { Method, OutgoingMessage } from '../context.ts';
import type { Message } from '../model.ts';
import { toE164 } from '../phoneNumbers.ts';
import type { Store } from '../store.ts';
import { isElement, type TwimlElement } from '../twiml/parse.ts';

const LONGEST_BODY = 1600;
const MOST_MEDIA = 10;

export interface Reply extends Omit<OutgoingMessage, 'direction' | 'inReplyTo'> {
  action?: { url: string; method: Method };
}

/** Reads a Message verb: to whom (the sender by default), from (the number texted), text and media; or its problem. */
export function readReply(
  store: Store,
  inbound: Message,
  verb: TwimlElement,
  base: string,
): Reply | { problem: string } {
  const {
    to: toText = inbound.from ?? '',
    from: fromText = inbound.to,
    action,
    method,
    statusCallback,
  } = verb.attributes;
  const to = toE164(toText);
  if (!to) return { problem: `14101 Invalid "to" of <${verb.name}>: ${toText}` };
  const from = toE164(fromText);
  if (!from || !store.numberFor(from))
    return { problem: `14102 Invalid "from" of <${verb.name}>: ${fromText}` };
  const body = bodyOf(verb);
  const mediaUrls = mediaOf(verb, base);
  if (!body && mediaUrls.length === 0) return { problem: `14103 <${verb.name}> has neither text nor media` };
  if (body.length > LONGEST_BODY)
    return { problem: `14103 <${verb.name}> is longer than ${LONGEST_BODY} characters` };
  if (mediaUrls.length > MOST_MEDIA)
    return { problem: `14103 <${verb.name}> has more than ${MOST_MEDIA} media` };
  const callback = statusCallback && absolute(statusCallback, base);
  const actionUrl = action && absolute(action, base);
  return {
    to,
    from,
    body,
    mediaUrls,
    ...(callback && { statusCallback: callback }),
    ...(actionUrl && { action: { url: actionUrl, method: method === 'GET' ? 'GET' : 'POST' } }),
  };
}

/** The verb's own text, or its Body elements one after another. */
function bodyOf(verb: TwimlElement): string {
  const bodies = verb.children.filter(isElement).filter((child) => child.name === 'Body');
  return bodies.length > 0 ? bodies.map((body) => body.text).join('') : verb.text;
}

function mediaOf(verb: TwimlElement, base: string): string[] {
  const media = verb.children.filter(isElement).filter((child) => child.name === 'Media');
  return media.flatMap((child) => absolute(child.text, base) ?? []);
}

function absolute(url: string, base: string): string | undefined {
  return URL.canParse(url, base) ? new URL(url, base).href : undefined;
}
