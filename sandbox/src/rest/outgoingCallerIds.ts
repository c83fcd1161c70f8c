import { randomInt } from 'node:crypto';
import { Hono } from 'hono';
import type { TwilioContext } from '../context.ts';
import type { OutgoingCallerId } from '../model.ts';
import { formatNumber, toE164 } from '../phoneNumbers.ts';
import { newSid } from '../sid.ts';
import { TwilioError } from './errors.ts';
import { byText } from './filters.ts';
import type { Form } from './form.ts';
import { outgoingCallerIdJson } from './numberJson.ts';
import { page } from './paging.ts';
import { readForm, readSid } from './request.ts';

/** How long the callee is taken to need for keying in the code, in ms. */
const KEYING_IN = 5000;

/** The OutgoingCallerIds resource: create (a validation request), list, fetch. */
export function outgoingCallerIdRoutes(twilio: TwilioContext): Hono {
  const routes = new Hono();
  const toJson = (callerId: OutgoingCallerId) => outgoingCallerIdJson(twilio.accountSid, callerId);
  routes.get('/OutgoingCallerIds.json', (context) => {
    const url = new URL(context.req.url);
    const callerIds = [...twilio.store.callerIds.values()]
      .filter(byText(url.searchParams, 'PhoneNumber', (callerId) => callerId.phoneNumber))
      .filter(byText(url.searchParams, 'FriendlyName', (callerId) => callerId.friendlyName));
    return context.json(page(url, 'outgoing_caller_ids', callerIds, toJson));
  });
  routes.post('/OutgoingCallerIds.json', async (context) => {
    // Twilio answers 200, not 201: what is made here is a request for validation.
    return context.json(startValidation(twilio, await readForm(context)), 200);
  });
  routes.get('/OutgoingCallerIds/:file', (context) => {
    const callerId = twilio.store.callerIds.get(readSid(context));
    if (!callerId) throw new TwilioError(20404, 'caller ID');
    return context.json(toJson(callerId));
  });
  return routes;
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
