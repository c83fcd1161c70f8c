import { app } from '@azure/functions';
import { webhook } from '../http/webhook.ts';

const lost = ['failed', 'undelivered'];

/** Records one step of a text; a text that did not arrive is a warning with Twilio's error code. */
export const messageStatus = webhook(({ params, note }) => {
  const { MessageSid, MessageStatus = '', From, To, ErrorCode } = params;
  const fields = { messageSid: MessageSid, status: MessageStatus, from: From, to: To, errorCode: ErrorCode };
  note('message.status', fields, lost.includes(MessageStatus) ? 'warn' : 'log');
  return undefined;
});

app.http('messageStatus', {
  route: 'messageStatus',
  methods: ['POST'],
  authLevel: 'anonymous',
  handler: messageStatus,
});
