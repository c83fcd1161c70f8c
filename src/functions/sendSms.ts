import { type ApiCall, apiEndpoint } from '../http/apiEndpoint.ts';
import { readTo, SEND_SMS_FIELDS } from '../http/apiFields.ts';
import type { TextOrder } from '../twilio/messages.ts';

/** Texts `to`: a body, pictures, or both. */
export const sendSms = apiEndpoint(
  'sendSms',
  { route: 'sendSms', methods: ['POST'], fields: SEND_SMS_FIELDS },
  async (call) => {
    const { settings, base, faults } = call;
    const twilio = await import('../twilio/api.ts');
    const to = readTo(call, twilio.parseRecipient);
    const content = readContent(call);
    const recipient = faults.finish(to);
    twilio.requireAllowed(recipient, settings);
    const sent = await twilio.sendText({ to: recipient.number, ...content }, settings, base);
    const { sid, from, to: texted, segments } = sent;
    call.note('sms.sent', { messageSid: sid, from, to: texted, segments });
    return sent;
  },
);

function readContent({
  values,
  has,
  faults,
}: ApiCall<typeof SEND_SMS_FIELDS>): Pick<TextOrder, 'body' | 'mediaUrl'> {
  const { body, mediaUrl = [] } = values;
  const isAtFault = has('mediaUrl') && values.mediaUrl === undefined;
  if (!has('body') && mediaUrl.length === 0 && !isAtFault)
    faults.add('body', 'is required where there is no mediaUrl');
  return { ...(body && { body }), ...(mediaUrl.length > 0 && { mediaUrl }) };
}
