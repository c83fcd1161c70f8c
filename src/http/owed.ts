import { stepOf } from '../phoneLine/reply.ts';
import { requireSettings } from '../settings.ts';
import type { WebhookTurn } from './webhookTurn.ts';
import { reasonOf, withinASecond } from './withinASecond.ts';

/** How many requests are remembered, the latest ones. Twilio repeats a request within seconds, if at all. */
const MOST_REMEMBERED = 1000;

const settled = new Set<string>();

/**
 * Sends what a request owes to others, since its caller is gone and no TwiML is executed any more: once for each turn of a
 * call (its CallSid and step), also where Twilio repeats the request.
 * @param path of the request, with its query: it stands for the step of a URL that has none
 */
export async function sendOwed(turn: WebhookTurn, path: string): Promise<void> {
  if (turn.owed.length === 0) return;
  const key = `${turn.params.CallSid} ${stepOf(turn) || path}`;
  if (settled.has(key)) return turn.note('call.owedAlready');
  remember(key);
  await withinASecond(turn, 'call.owedFailed', sendAll(turn));
}

function remember(key: string): void {
  settled.add(key);
  const [oldest] = settled;
  if (settled.size > MOST_REMEMBERED && oldest !== undefined) settled.delete(oldest);
}

/** Sends the texts one after another, as TwiML would; one that Twilio refuses does not keep the next from being sent. */
async function sendAll(turn: WebhookTurn): Promise<void> {
  const settings = requireSettings();
  const { sendText } = await import('../twilio/api.ts');
  for (const owed of turn.owed) await sendOne(turn, sendText(owed, settings, turn.base));
}

async function sendOne({ note }: WebhookTurn, sending: Promise<{ sid: string }>): Promise<void> {
  try {
    const { sid } = await sending;
    note('call.owedSent', { textSid: sid });
  } catch (error) {
    note('call.owedFailed', reasonOf(error), 'error');
  }
}
