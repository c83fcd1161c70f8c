import type { OutgoingMessage, TwilioContext } from '../context.ts';
import type { Message, MessageStatus } from '../model.ts';
import { countSegments } from '../segments.ts';
import { newSid } from '../sid.ts';

/** A message out of the line in its first status: queued, accepted (Messaging Service) or scheduled. */
export function newOutgoingMessage(twilio: TwilioContext, asked: OutgoingMessage): Message {
  const byService = asked.messagingServiceSid !== undefined;
  return {
    ...blank(twilio, asked.body, asked.mediaUrls),
    messagingServiceSid: asked.messagingServiceSid ?? null,
    from: asked.from ?? null,
    to: asked.to,
    direction: asked.direction,
    status: firstStatus(asked),
    // Twilio counts a service's segments only when the message leaves it.
    numSegments: byService ? 0 : segments(asked.body, asked.mediaUrls),
    statusCallback: asked.statusCallback ?? null,
    inReplyTo: asked.inReplyTo ?? null,
  };
}

/** A text that a person has sent to the line. */
export function newIncomingMessage(
  twilio: TwilioContext,
  text: { from: string; to: string; body: string; mediaUrls?: string[] },
): Message {
  const mediaUrls = text.mediaUrls ?? [];
  return {
    ...blank(twilio, text.body, mediaUrls),
    from: text.from,
    to: text.to,
    direction: 'inbound',
    status: 'received',
    numSegments: segments(text.body, mediaUrls),
    sentAt: twilio.clock.now(),
  };
}

function blank(twilio: TwilioContext, body: string, mediaUrls: string[]) {
  const now = twilio.clock.now();
  return {
    sid: newSid(mediaUrls.length > 0 ? 'MM' : 'SM'),
    accountSid: twilio.accountSid,
    messagingServiceSid: null,
    body,
    mediaUrls,
    errorCode: null,
    errorMessage: null,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
    statusCallback: null,
    inReplyTo: null,
  };
}

function firstStatus(asked: OutgoingMessage): MessageStatus {
  if (asked.sendAt !== undefined) return 'scheduled';
  return asked.messagingServiceSid === undefined ? 'queued' : 'accepted';
}

/** An MMS is one segment, however long its text. */
function segments(body: string, mediaUrls: string[]): number {
  return mediaUrls.length > 0 ? 1 : countSegments(body);
}
