import type { Message, MessageStatus } from '../model.ts';
import type { Parts } from '../parts.ts';
import { countSegments } from '../segments.ts';

/** Between two statuses, in ms: quick enough to watch, slow enough to be seen. */
const STEP = 200;

/** Moves a message from its first status to `delivered`, with a status callback for each step. */
export function deliver(parts: Parts, message: Message, onDelivered: () => void): void {
  const steps: MessageStatus[] =
    message.status === 'queued' ? ['sent', 'delivered'] : ['queued', 'sent', 'delivered'];
  const next = () => {
    const status = message.status === 'canceled' ? undefined : steps.shift();
    if (!status) return;
    enter(parts, message, status);
    if (status === 'delivered') onDelivered();
    else parts.clock.after(STEP, next);
  };
  parts.clock.after(STEP, next);
}

/** Takes back a scheduled message; its status callback hears of it. */
export function cancelMessage(parts: Parts, message: Message): void {
  enter(parts, message, 'canceled');
}

function enter(parts: Parts, message: Message, status: MessageStatus): void {
  message.status = status;
  message.updatedAt = parts.clock.now();
  if (status === 'queued') leaveService(parts, message);
  if (status === 'sent') message.sentAt = parts.clock.now();
  parts.store.saveMessage(message);
  notify(parts, message);
}

/** A Messaging Service picks the sender and counts the segments only now. */
function leaveService(parts: Parts, message: Message): void {
  const [first] = parts.store.numbers.values();
  message.from ??= first?.phoneNumber ?? null;
  message.numSegments = message.mediaUrls.length > 0 ? 1 : countSegments(message.body);
}

/** The status callback. Twilio sends none for a message's first status, and always by POST. */
export function notify(parts: Parts, message: Message): void {
  if (!message.statusCallback) return;
  parts.webhooks.notify({
    url: message.statusCallback,
    method: 'POST',
    purpose: 'message status callback',
    messageSid: message.sid,
    params: statusParams(message),
  });
}

/** Parameters of a request that tells a message's status. */
export function statusParams(message: Message): [string, string][] {
  const params: [string, string][] = [
    ['MessageSid', message.sid],
    ['SmsSid', message.sid],
    ['MessageStatus', message.status],
    ['SmsStatus', message.status],
    ['To', message.to],
    ['From', message.from ?? ''],
    ['AccountSid', message.accountSid],
    ['ApiVersion', '2010-04-01'],
  ];
  if (message.messagingServiceSid) params.push(['MessagingServiceSid', message.messagingServiceSid]);
  if (message.errorCode !== null) params.push(['ErrorCode', String(message.errorCode)]);
  return params;
}
