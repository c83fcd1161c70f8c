import type { Owed } from '../phoneLine/reply.ts';
import { requireSettings } from '../settings.ts';
import type { WebhookTurn } from './webhookTurn.ts';
import { withinASecond } from './withinASecond.ts';

/** How many requests are remembered, the latest ones. Twilio repeats a request within seconds, if at all. */
const MOST_REMEMBERED = 1000;

const settled = new Set<string>();

/**
 * Sends what a request owes to others, since its caller is gone and no TwiML is executed any more: once for each request,
 * also where Twilio repeats it.
 * @param request what tells the request from the call's others: its path and query
 */
export async function sendOwed(turn: WebhookTurn, request: string): Promise<void> {
  if (turn.owed.length === 0) return;
  const key = `${turn.params.CallSid} ${request}`;
  if (settled.has(key)) return turn.note('call.owedAlready');
  remember(key);
  await withinASecond(turn, 'call.owedFailed', sendAll(turn));
}

function remember(key: string): void {
  settled.add(key);
  const [oldest] = settled;
  if (settled.size > MOST_REMEMBERED && oldest !== undefined) settled.delete(oldest);
}

async function sendAll(turn: WebhookTurn): Promise<void> {
  const settings = requireSettings();
  const { sendText } = await import('../twilio/api.ts');
  const sendOne = async (owed: Owed) => {
    const { sid } = await sendText(owed, settings, turn.base);
    turn.note('call.owedSent', { textSid: sid });
  };
  const outcomes = await Promise.allSettled(turn.owed.map(sendOne));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
