import { app } from '@azure/functions';
import { lineContext } from '../http/context.ts';
import { webhook } from '../http/webhook.ts';
import { phoneLine } from '../phoneLine/line.ts';
import { dialReply } from '../phoneLine/reply.ts';

/** Answers how a dial of the document ended: hangs up, or goes on with the dial's otherwise. */
export const dialTwiml = webhook((hook) =>
  dialReply(phoneLine, hook.document ?? '', hook.query, lineContext(hook)),
);

app.http('dialTwiml', {
  route: 'dialTwiml/{document}',
  methods: ['GET', 'POST'],
  authLevel: 'anonymous',
  handler: dialTwiml,
});
