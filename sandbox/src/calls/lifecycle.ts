import type { CallStatus } from '../model.ts';
import type { Board } from './board.ts';
import { report } from './callbacks.ts';
import { CallOver } from './scope.ts';
import type { CallSession } from './session.ts';

/** The call is answered: the time that counts as its duration begins. */
export function markAnswered(board: Board, call: CallSession): void {
  if (call.record.startTime !== null || call.isOver) return;
  call.record.startTime = board.twilio.clock.now();
  call.record.status = 'in-progress';
  call.save();
  report(board, call, 'answered');
  call.onAnswered?.();
}

/** Ends a call once: stops all it does, then reports it. A call that was answered always ends as completed. */
export function endCall(board: Board, call: CallSession, status: CallStatus): void {
  if (call.isOver) return;
  const { record } = call;
  record.status = record.startTime === null ? status : 'completed';
  record.endTime = board.twilio.clock.now();
  call.scope.stop(new CallOver());
  call.tellEnd();
  call.save();
  report(board, call, 'completed');
}

/** Runs a call's work in the background: its end is no error, anything else is the sandbox's own fault, and shown. */
export function inBackground(board: Board, call: CallSession, work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    if (error instanceof CallOver) return;
    call.trace({ verb: 'Sandbox', problem: true, detail: `The sandbox itself failed: ${String(error)}` });
    endCall(board, call, 'failed');
  });
}
