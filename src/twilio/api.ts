/** All that needs Twilio's REST client or the phone-number metadata: one chunk, which is loaded when first needed. */
export { placeCall } from './calls.ts';
export { sendText } from './messages.ts';
export { parseRecipient, requireAllowed } from './recipient.ts';
