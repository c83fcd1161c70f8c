import type { TwilioContext } from '../context.ts';
import type { Message } from '../model.ts';

/** Puts Twilio's error beside the request whose answer caused it, where people look for it. */
export function reportProblem(twilio: TwilioContext, message: Message, problem: string): void {
  const exchange = twilio.store.exchanges.findLast(
    ({ kind, messageSid }) => kind === 'webhook' && messageSid === message.sid,
  );
  if (!exchange) return;
  exchange.error = exchange.error ? `${exchange.error}; ${problem}` : problem;
  twilio.store.saveExchange(exchange);
}
