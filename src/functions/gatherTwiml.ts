import { webhook } from '../http/webhook.ts';
import { gatherReply } from '../phoneLine/reply.ts';

/** Answers keys or speech in a gather of the document: with the document that they lead to, or with the next verb. */
export const gatherTwiml = webhook(
  'gatherTwiml',
  { route: 'gatherTwiml/{document}', methods: ['GET', 'POST'] },
  (turn) => gatherReply(turn),
);
