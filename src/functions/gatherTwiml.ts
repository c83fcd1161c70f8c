import { app } from '@azure/functions';
import { turnOf } from '../http/context.ts';
import { webhook } from '../http/webhook.ts';
import { gatherReply } from '../phoneLine/reply.ts';

/** Answers what the caller keyed or said in a gather of the document with the next document. */
export const gatherTwiml = webhook((hook) => gatherReply(turnOf(hook)));

app.http('gatherTwiml', {
  route: 'gatherTwiml/{document}',
  methods: ['GET', 'POST'],
  authLevel: 'anonymous',
  handler: gatherTwiml,
});
