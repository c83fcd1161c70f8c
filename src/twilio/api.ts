/** Everything that needs Twilio's REST client or phone-number metadata, in one chunk that is loaded when first needed. */
export { placeCall } from './calls.ts';
export { sendText } from './messages.ts';
export { parseRecipient, requireAllowed } from './recipient.ts';
