import { app } from '@azure/functions';
import { apiEndpoint } from '../http/apiEndpoint.ts';
import type { Fields } from '../http/fields.ts';
import { readTo } from '../http/recipient.ts';
import type { Text } from '../twilio/messages.ts';

const MAX_BODY = 1600;
const MAX_MEDIA = 10;

/** Texts `to`: a body, pictures, or both. */
export const sendSms = apiEndpoint(async ({ fields, settings, base }) => {
  const twilio = await import('../twilio/api.ts');
  const to = readTo(fields.only(['to', 'body', 'mediaUrl']), settings, twilio.parseRecipient);
  const content = readContent(fields);
  const recipient = fields.finish(to);
  twilio.requireAllowed(recipient, settings);
  return twilio.sendText({ to: recipient.number, ...content }, settings, base);
});

function readContent(fields: Fields): Pick<Text, 'body' | 'mediaUrl'> {
  const body = fields.text('body');
  const mediaUrl = fields.texts('mediaUrl');
  // Twilio counts characters, not UTF-16 units.
  if (body && [...body].length > MAX_BODY)
    fields.fault('body', `must be at most ${MAX_BODY} characters long`);
  if (!fields.has('body') && mediaUrl.length === 0)
    fields.fault('body', 'is required where there is no mediaUrl');
  if (mediaUrl.length > MAX_MEDIA) fields.fault('mediaUrl', `must hold at most ${MAX_MEDIA} URLs`);
  if (!mediaUrl.every(isHttpsUrl)) fields.fault('mediaUrl', 'must hold https URLs only');
  return { ...(body && { body }), ...(mediaUrl.length > 0 && { mediaUrl }) };
}

function isHttpsUrl(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

app.http('sendSms', { route: 'sendSms', methods: ['POST'], authLevel: 'function', handler: sendSms });
