import { webhook } from '../http/webhook.ts';
import { dialReply } from '../phoneLine/reply.ts';

/** Answers the end of a dial of the document: hangs up if somebody answered, else goes on with the dial's `otherwise` or the next verb. */
export const dialTwiml = webhook(
  'dialTwiml',
  { route: 'dialTwiml/{document}', methods: ['GET', 'POST'] },
  (turn) => dialReply(turn),
);
