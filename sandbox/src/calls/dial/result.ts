import type { Board } from '../board.ts';
import { talkSeconds } from '../callbacks.ts';
import { recordingUrl } from '../record/recordings.ts';
import type { CallSession } from '../session.ts';

/** How a Dial ended. */
export interface DialResult {
  status: 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';
  bridged: boolean;
  /** The call that decided it: the one answered, or the last to fail. */
  leg?: CallSession;
  recordingSid?: string;
}

/** The parameters that the action's request adds to those of the call. */
export function resultParams(board: Board, result: DialResult): [string, string][] {
  const { status, bridged, leg, recordingSid } = result;
  const params: [string, string][] = [['DialCallStatus', status]];
  if (leg) {
    params.push(['DialCallSid', leg.record.sid], ['DialCallDuration', String(talkSeconds(leg))]);
    params.push(['DialBridged', String(bridged)]);
  }
  if (recordingSid) {
    params.push(['RecordingSid', recordingSid], ['RecordingUrl', recordingUrl(board, recordingSid)]);
  }
  return params;
}
