import { randomInt } from 'node:crypto';
import type { TwilioContext } from '../context.ts';
import type { OutgoingCallerId } from '../model.ts';
import { formatNumber, toE164 } from '../phoneNumbers.ts';
import { newSid } from '../sid.ts';
import type { Form } from './form.ts';
import { byText } from './lists.ts';
import { type Asked, rfc2822, routesOf } from './resource.ts';
import { TwilioError } from './twilioError.ts';

/** How long the callee is taken to need for keying in the code, in ms. */
const KEYING_IN = 5000;

/** The OutgoingCallerIds resource: create (a validation request), list, fetch. */
export const outgoingCallerIds = routesOf<OutgoingCallerId>({
  path: '/OutgoingCallerIds',
  listName: 'outgoing_caller_ids',
  singular: 'caller ID',
  list: listCallerIds,
  find: ({ twilio }, sid) => twilio.store.callerIds.get(sid),
  toJson: ({ accountSid }, callerId) => callerIdJson(accountSid, callerId),
  create: startValidation,
  // Twilio answers 200, not 201: what is made here is a request for validation.
  createStatus: 200,
});

function listCallerIds({ twilio, query }: Asked): OutgoingCallerId[] {
  return [...twilio.store.callerIds.values()]
    .filter(byText(query, 'PhoneNumber', (callerId) => callerId.phoneNumber))
    .filter(byText(query, 'FriendlyName', (callerId) => callerId.friendlyName));
}

/** A verified caller ID in the shape of Twilio's REST API. */
function callerIdJson(accountSid: string, callerId: OutgoingCallerId) {
  return {
    sid: callerId.sid,
    account_sid: accountSid,
    friendly_name: callerId.friendlyName,
    phone_number: callerId.phoneNumber,
    date_created: rfc2822(callerId.createdAt),
    date_updated: rfc2822(callerId.createdAt),
    uri: `/2010-04-01/Accounts/${accountSid}/OutgoingCallerIds/${callerId.sid}.json`,
  };
}

/**
 * Twilio now calls the number and waits for the code. The sandbox places no such call: it takes the code as keyed in
 * after the delay asked for and a few seconds, and the caller ID is verified then.
 */
function startValidation(twilio: TwilioContext, form: Form) {
  const phoneNumber = toE164(form.get('PhoneNumber') ?? '');
  if (!phoneNumber) throw new TwilioError(21421, `PhoneNumber: ${form.get('PhoneNumber') ?? 'missing'}`);
  form.url('StatusCallback', 21205);
  form.method('StatusCallbackMethod');
  const friendlyName = form.get('FriendlyName') ?? formatNumber(phoneNumber);
  const delay = (form.integer('CallDelay', 0, 60) ?? 0) * 1000 + KEYING_IN;
  twilio.clock.after(delay, () => verify(twilio, phoneNumber, friendlyName));
  return {
    account_sid: twilio.accountSid,
    phone_number: phoneNumber,
    friendly_name: friendlyName,
    validation_code: String(randomInt(100_000, 1_000_000)),
    call_sid: newSid('CA'),
  };
}

function verify(twilio: TwilioContext, phoneNumber: string, friendlyName: string): void {
  const sid = newSid('PN');
  twilio.store.callerIds.set(sid, { sid, phoneNumber, friendlyName, createdAt: twilio.clock.now() });
}
