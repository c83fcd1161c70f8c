import { app } from '@azure/functions';
import { lineContext } from '../http/context.ts';
import { webhook } from '../http/webhook.ts';
import { phoneLine } from '../phoneLine/line.ts';
import { gatherReply } from '../phoneLine/reply.ts';

/** Answers what the caller keyed or said in a gather of the document with the next document. */
export const gatherTwiml = webhook((hook) =>
  gatherReply(phoneLine, hook.document ?? '', hook.query, lineContext(hook)),
);

app.http('gatherTwiml', {
  route: 'gatherTwiml/{document}',
  methods: ['GET', 'POST'],
  authLevel: 'anonymous',
  handler: gatherTwiml,
});
