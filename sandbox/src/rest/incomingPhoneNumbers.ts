import { Hono } from 'hono';
import type { TwilioContext } from '../context.ts';
import { MAGIC_GOOD_NUMBER, MAGIC_PURCHASE } from '../magicNumbers.ts';
import type { IncomingPhoneNumber } from '../model.ts';
import { newNumber } from '../numbers.ts';
import { TwilioError } from './errors.ts';
import { byText } from './filters.ts';
import type { Form } from './form.ts';
import { incomingPhoneNumberJson } from './numberJson.ts';
import { page } from './paging.ts';
import { readForm, readSid } from './request.ts';

/** The IncomingPhoneNumbers resource: list, fetch, update, and buying as test credentials allow it. */
export function incomingPhoneNumberRoutes(twilio: TwilioContext): Hono {
  const routes = new Hono();
  const toJson = (number: IncomingPhoneNumber) => incomingPhoneNumberJson(twilio.accountSid, number);
  routes.get('/IncomingPhoneNumbers.json', (context) => {
    const url = new URL(context.req.url);
    const numbers = listed(twilio, url.searchParams);
    return context.json(page(url, 'incoming_phone_numbers', numbers, toJson));
  });
  routes.post('/IncomingPhoneNumbers.json', async (context) => {
    const number = buy(twilio, await readForm(context));
    return context.json(toJson(number), 201);
  });
  routes.get('/IncomingPhoneNumbers/:file', (context) =>
    context.json(toJson(find(twilio, readSid(context)))),
  );
  routes.post('/IncomingPhoneNumbers/:file', async (context) => {
    const number = find(twilio, readSid(context));
    update(twilio, number, await readForm(context));
    return context.json(toJson(number));
  });
  return routes;
}

function listed(twilio: TwilioContext, query: URLSearchParams): IncomingPhoneNumber[] {
  const part = query.get('PhoneNumber')?.replace(/[^\d]/g, '') ?? '';
  return [...twilio.store.numbers.values()]
    .filter((number) => number.phoneNumber.includes(part))
    .filter(byText(query, 'FriendlyName', (number) => number.friendlyName));
}

function find(twilio: TwilioContext, sid: string): IncomingPhoneNumber {
  const number = twilio.store.numbers.get(sid);
  if (!number) throw new TwilioError(20404, `phone number ${sid}`);
  return number;
}

/** A number can be "bought" again where the account has it already: test credentials change nothing either. */
function buy(twilio: TwilioContext, form: Form): IncomingPhoneNumber {
  const phoneNumber = form.get('PhoneNumber') ?? '';
  const code = MAGIC_PURCHASE.get(phoneNumber) ?? (phoneNumber === MAGIC_GOOD_NUMBER ? undefined : 21421);
  if (code) throw new TwilioError(code, `PhoneNumber: ${phoneNumber}; only ${MAGIC_GOOD_NUMBER} is for sale`);
  const number = twilio.store.numberFor(phoneNumber) ?? newNumber(phoneNumber, twilio.clock.now());
  update(twilio, number, form);
  twilio.store.numbers.set(number.sid, number);
  return number;
}

/** Changes what the form names and nothing else, and nothing at all if one value is wrong. */
function update(twilio: TwilioContext, number: IncomingPhoneNumber, form: Form): void {
  refuseOtherProducts(form);
  const method = (name: string, now: 'GET' | 'POST') => form.method(name, 21403) ?? now;
  const url = (name: string, now: string) => (form.has(name) ? (form.url(name, 21402) ?? '') : now);
  Object.assign(number, {
    friendlyName: form.get('FriendlyName') ?? number.friendlyName,
    voiceUrl: url('VoiceUrl', number.voiceUrl),
    voiceMethod: method('VoiceMethod', number.voiceMethod),
    voiceFallbackUrl: url('VoiceFallbackUrl', number.voiceFallbackUrl),
    voiceFallbackMethod: method('VoiceFallbackMethod', number.voiceFallbackMethod),
    voiceCallerIdLookup: form.flag('VoiceCallerIdLookup') ?? number.voiceCallerIdLookup,
    statusCallback: url('StatusCallback', number.statusCallback),
    statusCallbackMethod: method('StatusCallbackMethod', number.statusCallbackMethod),
    smsUrl: url('SmsUrl', number.smsUrl),
    smsMethod: method('SmsMethod', number.smsMethod),
    smsFallbackUrl: url('SmsFallbackUrl', number.smsFallbackUrl),
    smsFallbackMethod: method('SmsFallbackMethod', number.smsFallbackMethod),
    updatedAt: twilio.clock.now(),
  } satisfies Partial<IncomingPhoneNumber>);
}

/** TwiML applications and SIP trunks would take the place of the URLs; the sandbox has neither. */
function refuseOtherProducts(form: Form): void {
  for (const name of ['VoiceApplicationSid', 'SmsApplicationSid', 'TrunkSid']) {
    if (form.get(name)) throw new TwilioError(20404, `${name}: ${form.get(name)}; the sandbox has none`);
  }
}
