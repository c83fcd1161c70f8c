import { webhook } from '../http/webhook.ts';
import { dialReply } from '../phoneLine/reply.ts';

/** Answers how a dial of the document ended: hangs up, or goes on with the dial's otherwise. */
export const dialTwiml = webhook(
  'dialTwiml',
  { route: 'dialTwiml/{document}', methods: ['GET', 'POST'] },
  (turn) => dialReply(turn),
);
