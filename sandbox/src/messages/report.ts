import type { Message } from '../model.ts';
import type { Parts } from '../parts.ts';

/** Puts Twilio's error beside the request whose answer caused it, where people look for it. */
export function reportProblem(parts: Parts, message: Message, problem: string): void {
  const exchange = parts.store.exchanges.findLast(
    ({ kind, messageSid }) => kind === 'webhook' && messageSid === message.sid,
  );
  if (!exchange) return;
  exchange.error = exchange.error ? `${exchange.error}; ${problem}` : problem;
  parts.store.saveExchange(exchange);
}
