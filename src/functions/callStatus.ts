import { codeOf, failureFields } from '../http/failures.ts';
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
    const failed = isFailure(CallStatus, ErrorCode);
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
        ...failureFields(ErrorCode, failed ? SipResponseCode : undefined),
      },
      failed ? 'warn' : 'log',
    );
    return undefined;
  },
);

/** Nobody is at fault where a phone is busy, nobody answers, or the call was given up. */
function isFailure(status: string | undefined, errorCode: string | undefined): boolean {
  if (status === 'failed') return true;
  return codeOf(errorCode) !== undefined && !/^(busy|no-answer|canceled)$/.test(status ?? '');
}
