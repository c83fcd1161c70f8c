import { webhook } from '../http/webhook.ts';
import { gatherReply } from '../phoneLine/reply.ts';

/** Answers what the caller keyed or said in a gather of the document with the next document. */
export const gatherTwiml = webhook(
  'gatherTwiml',
  { route: 'gatherTwiml/{document}', methods: ['GET', 'POST'] },
  (turn) => gatherReply(turn),
);
