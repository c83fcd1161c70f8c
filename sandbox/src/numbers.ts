import type { IncomingPhoneNumber } from './model.ts';
import { formatNumber } from './phoneNumbers.ts';
import { newSid } from './sid.ts';
import type { Store } from './store.ts';

/** A number of the account as it is right after buying: no webhooks, POST everywhere. `now` in ms since the epoch. */
export function newNumber(phoneNumber: string, now: number): IncomingPhoneNumber {
  return {
    sid: newSid('PN'),
    phoneNumber,
    friendlyName: formatNumber(phoneNumber),
    voiceUrl: '',
    voiceMethod: 'POST',
    voiceFallbackUrl: '',
    voiceFallbackMethod: 'POST',
    voiceCallerIdLookup: false,
    statusCallback: '',
    statusCallbackMethod: 'POST',
    smsUrl: '',
    smsMethod: 'POST',
    smsFallbackUrl: '',
    smsFallbackMethod: 'POST',
    createdAt: now,
    updatedAt: now,
  };
}

/** The webhooks of a number. All are absolute URLs, and get a POST. */
export interface NumberWebhooks {
  /** Asked what to do with a call to the number. */
  voiceUrl?: string;
  /** Asked what to do with a text to the number. */
  smsUrl?: string;
  /** Told how a call to the number went. */
  statusUrl?: string;
}

/** Sets the webhooks given; a number that the account does not have yet is added. `now` in ms since the epoch. */
export function configureNumber(
  store: Store,
  phoneNumber: string,
  webhooks: NumberWebhooks,
  now: number,
): void {
  const number = store.numberFor(phoneNumber) ?? newNumber(phoneNumber, now);
  number.voiceUrl = webhooks.voiceUrl ?? number.voiceUrl;
  number.smsUrl = webhooks.smsUrl ?? number.smsUrl;
  number.statusCallback = webhooks.statusUrl ?? number.statusCallback;
  store.numbers.set(number.sid, number);
}
