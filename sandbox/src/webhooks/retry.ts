import type { RetryReason } from './overrides.ts';
import type { Sent } from './send.ts';

/** Whether Twilio tries again after this outcome, given the retry policy (`rp`). */
export function mayRetry(sent: Sent, retryOn: RetryReason[]): boolean {
  const reason = reasonFor(sent);
  return reason !== undefined && (retryOn.includes(reason) || retryOn.includes('all'));
}

function reasonFor(sent: Sent): RetryReason | undefined {
  if ('failed' in sent) return sent.failed;
  if (sent.status >= 500) return '5xx';
  return sent.status >= 400 ? '4xx' : undefined;
}
