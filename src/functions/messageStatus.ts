import { failureFields } from '../http/failures.ts';
import { webhook } from '../http/webhook.ts';

const LOST = ['failed', 'undelivered'];

/** Logs one step of a text. A text that did not arrive is a warning with Twilio's error code, and what it means. */
export const messageStatus = webhook(
  'messageStatus',
  { route: 'messageStatus', methods: ['POST'] },
  ({ params, note }) => {
    const { MessageStatus, SmsStatus, From, To, ErrorCode } = params;
    const status = MessageStatus || SmsStatus || '';
    const fields = { status, from: From, to: To, ...failureFields(ErrorCode) };
    note('message.status', fields, LOST.includes(status) ? 'warn' : 'log');
    return undefined;
  },
);
