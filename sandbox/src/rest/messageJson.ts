import type { Message } from '../model.ts';
import { rfc2822, rfc2822OrNull } from './dates.ts';

/** A message in the shape of Twilio's REST API: counts and prices are strings there. */
export function messageJson(message: Message) {
  const uri = `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: message.accountSid,
    messaging_service_sid: message.messagingServiceSid,
    from: message.from,
    to: message.to,
    body: message.body,
    num_segments: String(message.numSegments),
    num_media: String(message.mediaUrls.length),
    direction: message.direction,
    status: message.status,
    error_code: message.errorCode,
    error_message: message.errorMessage,
    price: message.sentAt === null ? null : '0.00000',
    price_unit: 'USD',
    date_created: rfc2822(message.createdAt),
    date_updated: rfc2822(message.updatedAt),
    date_sent: rfc2822OrNull(message.sentAt),
    api_version: '2010-04-01',
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
