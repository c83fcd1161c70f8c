import { app } from '@azure/functions';
import { turnOf } from '../http/context.ts';
import { webhook } from '../http/webhook.ts';
import { recordReply } from '../phoneLine/reply.ts';

/** The recording of the document's record is made: goes on with its next document. */
export const recordTwiml = webhook((hook) => recordReply(turnOf(hook)));

app.http('recordTwiml', {
  route: 'recordTwiml/{document}',
  methods: ['GET', 'POST'],
  authLevel: 'anonymous',
  handler: recordTwiml,
});
