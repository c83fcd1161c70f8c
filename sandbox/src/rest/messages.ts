import type { OutgoingMessage, TwilioContext } from '../context.ts';
import { cancelMessage } from '../messages/delivery.ts';
import { hasOptedOut } from '../messages/optOut.ts';
import { LONGEST_BODY, MOST_MEDIA } from '../messages/segments.ts';
import type { Message } from '../model.ts';
import { toE164 } from '../phoneNumbers.ts';
import type { Store } from '../store.ts';
import { type Form, isWebUrl } from './form.ts';
import { byText, byTime } from './lists.ts';
import { type Asked, rfc2822, rfc2822OrNull, routesOf } from './resource.ts';
import { TwilioError } from './twilioError.ts';

const UNDER_WAY = new Set(['accepted', 'scheduled', 'queued', 'sending', 'receiving']);

/** Numbers that Twilio's test credentials refuse on purpose, with the error that each stands for. */
const MAGIC_FROM: ReadonlyMap<string, number> = new Map([
  ['+15005550001', 21212],
  ['+15005550007', 21606],
  ['+15005550008', 21611],
]);
const MAGIC_TO: ReadonlyMap<string, number> = new Map([
  ['+15005550001', 21211],
  ['+15005550002', 21612],
  ['+15005550003', 21408],
  ['+15005550004', 21610],
  ['+15005550009', 21614],
]);

/** The Messages resource: create, fetch, list, update (redact or cancel), delete. */
export const messages = routesOf<Message>({
  path: '/Messages',
  listName: 'messages',
  singular: 'message',
  list: listMessages,
  find: ({ twilio }, sid) => twilio.store.messages.get(sid),
  toJson: (_twilio, message) => messageJson(message),
  create: (twilio, form) => messageJson(twilio.messages.send(readOutgoingMessage(twilio, form))),
  update: updateMessage,
  remove: (twilio, message) => {
    refuseUnderWay(message);
    twilio.store.messages.delete(message.sid);
  },
});

function listMessages({ twilio, query }: Asked): Message[] {
  return [...twilio.store.messages.values()]
    .reverse()
    .filter(byText(query, 'To', (message) => message.to))
    .filter(byText(query, 'From', (message) => message.from))
    .filter(byTime(query, 'DateSent', (message) => message.sentAt));
}

/** Two changes are possible: Status=canceled while scheduled, and an empty Body once it is done (redaction). */
function updateMessage(twilio: TwilioContext, message: Message, form: Form): Message {
  if (form.oneOf('Status', ['canceled'])) {
    if (message.status !== 'scheduled') throw new TwilioError(30409, `status ${message.status}`);
    cancelMessage(twilio, message);
  }
  if (form.has('Body')) redact(twilio, message, form);
  return message;
}

function redact(twilio: TwilioContext, message: Message, form: Form): void {
  if (form.get('Body')) throw new TwilioError(20001, 'Body can only be emptied');
  refuseUnderWay(message);
  message.body = '';
  message.updatedAt = twilio.clock.now();
  twilio.store.saveMessage(message);
}

function refuseUnderWay(message: Message): void {
  if (UNDER_WAY.has(message.status)) throw new TwilioError(20009, `status ${message.status}`);
}

/** A message in the shape of Twilio's REST API: counts and prices are strings there. */
function messageJson(message: Message) {
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

/** Checks the parameters of POST Messages.json as Twilio does; throws TwilioError for the first that is wrong. */
function readOutgoingMessage(twilio: TwilioContext, form: Form): OutgoingMessage {
  const sender = readSender(twilio.store, form);
  const to = readTo(form);
  if (to === sender.from) throw new TwilioError(21211, 'To and From are the same number');
  if (hasOptedOut(twilio.store, to, sender.from)) throw new TwilioError(21610, `To: ${to}`);
  checkDeliveryChoices(form);
  return {
    ...sender,
    to,
    ...readContent(form),
    statusCallback: form.url('StatusCallback', 21609),
    sendAt: readSendAt(form),
    direction: 'outbound-api',
  };
}

function readSender(store: Store, form: Form): Pick<OutgoingMessage, 'from' | 'messagingServiceSid'> {
  const messagingServiceSid = form.get('MessagingServiceSid');
  const text = form.get('From');
  if (!messagingServiceSid && !text) throw new TwilioError(21603);
  if (messagingServiceSid) checkService(store, messagingServiceSid);
  return { messagingServiceSid, from: text && readFrom(store, text) };
}

/** The sandbox has no list of services. Any SID of the right form is taken for one that sends from the account's numbers. */
function checkService(store: Store, sid: string): void {
  if (!/^MG[0-9a-f]{32}$/i.test(sid)) throw new TwilioError(21701, sid);
  if (store.numbers.size === 0) throw new TwilioError(21703, sid);
}

function readFrom(store: Store, text: string): string {
  const from = toE164(text);
  const magic = MAGIC_FROM.get(from ?? '');
  if (magic) throw new TwilioError(magic, `From: ${text}`);
  if (!from) throw new TwilioError(21212, `From: ${text}`);
  // A verified caller ID may call but not text, so only the account's own numbers count.
  if (!store.numberFor(from)) throw new TwilioError(21606, `From: ${text}`);
  return from;
}

function readTo(form: Form): string {
  const text = form.get('To');
  if (!text) throw new TwilioError(21604);
  const to = toE164(text);
  const magic = MAGIC_TO.get(to ?? '');
  if (magic) throw new TwilioError(magic, `To: ${text}`);
  if (!to) throw new TwilioError(21211, `To: ${text}`);
  return to;
}

function readContent(form: Form): Pick<OutgoingMessage, 'body' | 'mediaUrls'> {
  const contentSid = form.get('ContentSid');
  if (contentSid) throw new TwilioError(20404, `content template ${contentSid}; the sandbox has none`);
  const body = form.get('Body') ?? '';
  const mediaUrls = form.all('MediaUrl');
  if (!body.trim() && mediaUrls.length === 0) throw new TwilioError(21602);
  if (body.length > LONGEST_BODY) throw new TwilioError(21617, `${body.length} characters`);
  if (mediaUrls.length > MOST_MEDIA) throw new TwilioError(21623, `${mediaUrls.length} given`);
  const wrong = mediaUrls.find((url) => !isWebUrl(url));
  if (wrong !== undefined) throw new TwilioError(21620, wrong);
  return { body, mediaUrls };
}

/** Scheduling needs a Messaging Service, ScheduleType=fixed and an ISO 8601 time. Returns ms since the epoch. */
function readSendAt(form: Form): number | undefined {
  const scheduleType = form.oneOf('ScheduleType', ['fixed']);
  if (!scheduleType) return undefined;
  if (!form.get('MessagingServiceSid')) throw new TwilioError(35118);
  const time = Date.parse(form.get('SendAt') ?? '');
  if (Number.isNaN(time)) throw new TwilioError(35111, `SendAt: ${form.get('SendAt') ?? 'missing'}`);
  return time;
}

function checkDeliveryChoices(form: Form): void {
  form.integer('ValidityPeriod', 1, 36_000);
  form.integer('Attempt', 1, 99);
  form.flag('SmartEncoded');
  form.flag('ProvideFeedback');
  form.flag('ForceDelivery');
  form.flag('ShortenUrls');
  form.flag('SendAsMms');
  form.oneOf('ContentRetention', ['retain', 'discard']);
  form.oneOf('AddressRetention', ['retain', 'obfuscate']);
  form.oneOf('RiskCheck', ['enable', 'disable']);
}
