import { webhook } from '../http/webhook.ts';

/** Logs one step of a call. Steps may arrive out of order; `sequence` counts them from 0. */
export const callStatus = webhook(
  'callStatus',
  { route: 'callStatus', methods: ['POST'] },
  ({ params, note }) => {
    note('call.status', {
      status: params.CallStatus,
      direction: params.Direction,
      from: params.From,
      to: params.To,
      durationSeconds: params.CallDuration,
      sequence: params.SequenceNumber,
      sipResponseCode: params.SipResponseCode,
      answeredBy: params.AnsweredBy,
    });
    return undefined;
  },
);
