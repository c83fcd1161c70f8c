import type { WebhookContext } from '../phoneLine/reply.ts';
import type { Webhook } from './webhook.ts';

/** What the phone line needs to know of a webhook to answer it. */
export function lineContext({ params, base, settings, note }: Webhook): WebhookContext {
  return {
    params,
    base,
    placeholders: {
      OWNER_PHONE_NUMBER: settings.ownerPhoneNumber,
      TWILIO_PHONE_NUMBER: settings.phoneNumber,
    },
    now: new Date(),
    note,
  };
}
