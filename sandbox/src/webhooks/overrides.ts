/** Twilio's connection overrides: the fragment of a webhook's URL, such as `#ct=2000&rc=2`. Times are in ms. */
export interface Overrides {
  connectTimeout: number;
  readTimeout: number;
  totalTimeout: number;
  retries: number;
  retryOn: RetryReason[];
}

export type RetryReason = '4xx' | '5xx' | 'ct' | 'rt' | 'all';

const REASONS: readonly string[] = ['4xx', '5xx', 'ct', 'rt', 'all'];

/** Reads a fragment; what is missing or out of Twilio's range gets Twilio's default. */
export function readOverrides(fragment: string): Overrides {
  const given = new URLSearchParams(fragment);
  const reasons = (given.get('rp') ?? '').split(',').filter(isReason);
  return {
    connectTimeout: within(given.get('ct'), 100, 10_000, 5_000),
    readTimeout: within(given.get('rt'), 100, 15_000, 15_000),
    totalTimeout: within(given.get('tt'), 100, 15_000, 15_000),
    retries: within(given.get('rc'), 0, 5, 1),
    retryOn: reasons.length > 0 ? reasons : ['ct'],
  };
}

function within(text: string | null, least: number, most: number, otherwise: number): number {
  const number = Number(text);
  const usable = text !== null && /^\d+$/.test(text) && number >= least && number <= most;
  return usable ? number : otherwise;
}

function isReason(text: string): text is RetryReason {
  return REASONS.includes(text);
}
