import { app } from '@azure/functions';
import { webhook } from '../http/webhook.ts';

/** Records one step of a call. Steps may arrive out of order; `sequence` counts them from 0. */
export const callStatus = webhook(({ params, note }) => {
  const {
    CallSid,
    CallStatus,
    Direction,
    From,
    To,
    CallDuration,
    SequenceNumber,
    SipResponseCode,
    AnsweredBy,
  } = params;
  note('call.status', {
    callSid: CallSid,
    status: CallStatus,
    direction: Direction,
    from: From,
    to: To,
    durationSeconds: CallDuration,
    sequence: SequenceNumber,
    sipResponseCode: SipResponseCode,
    answeredBy: AnsweredBy,
  });
  return undefined;
});

app.http('callStatus', {
  route: 'callStatus',
  methods: ['POST'],
  authLevel: 'anonymous',
  handler: callStatus,
});
