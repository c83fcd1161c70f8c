import type { IncomingPhoneNumber } from './model.ts';
import { formatNumber } from './phoneNumbers.ts';
import { newSid } from './sid.ts';

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
