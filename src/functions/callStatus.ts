import { failureFields } from '../http/failures.ts';
import { webhook } from '../http/webhook.ts';

/**
 * Logs one step of a call. Steps may arrive out of order; `sequence` counts them from 0. A call that failed is a warning with
 * the code that Twilio or the carrier gave.
 */
export const callStatus = webhook(
  'callStatus',
  { route: 'callStatus', methods: ['POST'] },
  ({ params, note }) => {
    const { CallStatus, SipResponseCode, ErrorCode } = params;
    const failed = CallStatus === 'failed' || Boolean(ErrorCode);
    note(
      'call.status',
      {
        status: CallStatus,
        direction: params.Direction,
        from: params.From,
        to: params.To,
        durationSeconds: params.CallDuration,
        sequence: params.SequenceNumber,
        sipResponseCode: SipResponseCode,
        answeredBy: params.AnsweredBy,
        ...(failed && failureFields(ErrorCode ?? SipResponseCode)),
      },
      failed ? 'warn' : 'log',
    );
    return undefined;
  },
);
