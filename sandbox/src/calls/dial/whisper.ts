import type { Board } from '../board.ts';
import { runScript } from '../run.ts';
import type { CallSession, Source } from '../session.ts';

/** Runs TwiML for the callee alone. Resolves to true if its document runs out, false if it hangs up. */
export async function whisper(
  board: Board,
  leg: CallSession,
  { url, method }: { url: string; method: 'GET' | 'POST' },
): Promise<boolean> {
  const source: Source = { url, method, params: [], purpose: 'whisper' };
  return (await runScript(board, leg, source)) === 'end of document';
}
