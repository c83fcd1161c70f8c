import { phoneLine } from '../phoneLine/line.ts';
import type { Turn } from '../phoneLine/reply.ts';
import type { Webhook } from './webhook.ts';

/** A webhook as the phone line knows it. */
export function turnOf({ params, query, document, base, settings, note }: Webhook): Turn {
  return {
    line: phoneLine,
    ...{ params, query, document, base, note },
    placeholders: {
      OWNER_PHONE_NUMBER: settings.ownerPhoneNumber,
      TWILIO_PHONE_NUMBER: settings.phoneNumber,
    },
    now: new Date(),
    entered: [],
  };
}
