import type { Parts } from '../twilio/parts.ts';

/** Points the line's number at the functions, as `npm run line -- connect` does with a real one. */
export function connectNumber(parts: Parts, phoneNumber: string, functionsUrl: string): void {
  const number = parts.store.numberFor(phoneNumber);
  if (!number) return;
  number.voiceUrl = `${functionsUrl}/voiceTwiml`;
  number.smsUrl = `${functionsUrl}/smsTwiml`;
  number.statusCallback = `${functionsUrl}/callStatus`;
  number.updatedAt = parts.clock.now();
}
