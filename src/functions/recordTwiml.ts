import { webhook } from '../http/webhook.ts';
import { recordReply } from '../phoneLine/reply.ts';

/** The recording of the document's record is made: goes on with its next document. */
export const recordTwiml = webhook(
  'recordTwiml',
  { route: 'recordTwiml/{document}', methods: ['GET', 'POST'] },
  (turn) => recordReply(turn),
);
