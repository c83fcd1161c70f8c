import { type WebhookTurn, webhook } from '../http/webhook.ts';
import { withinASecond } from '../http/withinASecond.ts';
import { numberOf, partyOf } from '../party.ts';
import { smsReply } from '../phoneLine/reply.ts';
import { requireSettings } from '../settings.ts';

/** Answers a text as the phone line says. A keyword may also make the line call the sender. */
export const smsTwiml = webhook('smsTwiml', { route: 'smsTwiml', methods: ['GET', 'POST'] }, async (turn) => {
  const { twiml, call } = smsReply(turn);
  if (call) await withinASecond(turn, 'sms.callFailed', callBack(turn, call.document));
  return twiml;
});

async function callBack({ params, base, note }: WebhookTurn, document: string): Promise<void> {
  const settings = requireSettings();
  const twilio = await import('../twilio/api.ts');
  const sender = twilio.parseRecipient(numberOf(partyOf(params.From)) ?? '', settings);
  if (!sender) return note('sms.callSkipped', { reason: 'the sender is no phone number' }, 'warn');
  twilio.requireAllowed(sender, settings);
  const { sid } = await twilio.placeCall({ to: sender.number, content: { document } }, settings, base);
  note('sms.called', { callSid: sid, document });
}
