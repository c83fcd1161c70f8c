import { webhook } from '../http/webhook.ts';
import { voiceReply } from '../phoneLine/reply.ts';

/** Answers a call with a document of the phone line: the one that the route names, or the one for this hour. */
export const voiceTwiml = webhook(
  'voiceTwiml',
  { route: 'voiceTwiml/{document?}', methods: ['GET', 'POST'] },
  (turn) => voiceReply(turn),
);
