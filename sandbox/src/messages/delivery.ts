import type { MessageContext } from '../context.ts';
import type { Message, MessageStatus } from '../model.ts';
import { countSegments } from './segments.ts';

/** The time between two statuses, in ms: long enough to see each of them on the page. */
const STEP = 200;

/** Moves a message from its first status to `delivered`, with a status callback for each step. */
export function deliver(twilio: MessageContext, message: Message, onDelivered: () => void): void {
  const steps: MessageStatus[] =
    message.status === 'queued' ? ['sent', 'delivered'] : ['queued', 'sent', 'delivered'];
  const next = () => {
    const status = message.status === 'canceled' ? undefined : steps.shift();
    if (!status) return;
    enter(twilio, message, status);
    if (status === 'delivered') onDelivered();
    else twilio.clock.after(STEP, next);
  };
  twilio.clock.after(STEP, next);
}

/** Cancels a scheduled message, and sends its status callback. */
export function cancelMessage(twilio: MessageContext, message: Message): void {
  enter(twilio, message, 'canceled');
}

function enter(twilio: MessageContext, message: Message, status: MessageStatus): void {
  message.status = status;
  message.updatedAt = twilio.clock.now();
  if (status === 'queued') leaveService(twilio, message);
  if (status === 'sent') message.sentAt = twilio.clock.now();
  twilio.store.saveMessage(message);
  notify(twilio, message);
}

/** A Messaging Service picks the sender and counts the segments only now. */
function leaveService(twilio: MessageContext, message: Message): void {
  message.from ??= twilio.store.firstNumber() ?? null;
  message.numSegments = message.mediaUrls.length > 0 ? 1 : countSegments(message.body);
}

/** The status callback. Twilio sends none for a message's first status, and always by POST. */
export function notify(twilio: MessageContext, message: Message): void {
  if (!message.statusCallback) return;
  twilio.webhooks.notify({
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
