import { webhook } from '../http/webhook.ts';
import { recordReply } from '../phoneLine/reply.ts';

/** Answers a finished recording of the document: with the document of its record's `then`, or with the next verb. */
export const recordTwiml = webhook(
  'recordTwiml',
  { route: 'recordTwiml/{document}', methods: ['GET', 'POST'] },
  (turn) => recordReply(turn),
);
