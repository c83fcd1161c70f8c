import { failureFields } from '../http/failures.ts';
import { type WebhookTurn, webhook } from '../http/webhook.ts';
import { dialReply } from '../phoneLine/reply.ts';

/** Answers the end of a dial of the document: hangs up if somebody answered, else goes on with the dial's `otherwise` or the next verb. */
export const dialTwiml = webhook(
  'dialTwiml',
  { route: 'dialTwiml/{document}', methods: ['GET', 'POST'] },
  (turn) => {
    noteFailure(turn);
    return dialReply(turn);
  },
);

/** A dial that failed never rang: the number is wrong, or the account may not call it. The call goes on as if nobody answered. */
function noteFailure({ params, document, note }: WebhookTurn): void {
  if (params.DialCallStatus !== 'failed') return;
  const { ErrorCode, DialSipResponseCode, DialCallSid } = params;
  const hint = 'The dial never rang. Check the number, and the Geo permissions of the account.';
  const fields = { document: document?.slice(0, 64), dialCallSid: DialCallSid, hint };
  note('call.dialFailed', { ...fields, ...failureFields(ErrorCode, DialSipResponseCode) }, 'warn');
}
