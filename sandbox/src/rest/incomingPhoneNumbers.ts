import type { TwilioContext } from '../context.ts';
import type { IncomingPhoneNumber } from '../model.ts';
import { newNumber } from '../numbers.ts';
import type { Form } from './form.ts';
import { byText } from './lists.ts';
import { type Asked, rfc2822, routesOf } from './resource.ts';
import { TwilioError } from './twilioError.ts';

/** The one number that Twilio's test credentials can buy, and two that they refuse, with the error that each stands for. */
const FOR_SALE = '+15005550006';
const MAGIC_PURCHASE: ReadonlyMap<string, number> = new Map([
  ['+15005550000', 21422],
  ['+15005550001', 21421],
]);

/** Fields that the sandbox does not use, with the values that Twilio gives an ordinary US number. */
const PLAIN_NUMBER = {
  address_sid: null,
  address_requirements: 'none',
  beta: false,
  capabilities: { voice: true, sms: true, mms: true, fax: false },
  identity_sid: null,
  bundle_sid: null,
  origin: 'twilio',
  sms_application_sid: null,
  voice_application_sid: null,
  voice_receive_mode: 'voice',
  trunk_sid: null,
  emergency_status: 'Active',
  emergency_address_sid: null,
  emergency_address_status: 'unregistered',
  status: 'in-use',
  type: 'local',
  api_version: '2010-04-01',
};

/** The IncomingPhoneNumbers resource: list, fetch, update, and buying as test credentials allow it. */
export const incomingPhoneNumbers = routesOf<IncomingPhoneNumber>({
  path: '/IncomingPhoneNumbers',
  listName: 'incoming_phone_numbers',
  singular: 'phone number',
  list: listNumbers,
  find: ({ twilio }, sid) => twilio.store.numbers.get(sid),
  toJson: ({ accountSid }, number) => numberJson(accountSid, number),
  create: (twilio, form) => numberJson(twilio.accountSid, buyNumber(twilio, form)),
  update: updateNumber,
});

function listNumbers({ twilio, query }: Asked): IncomingPhoneNumber[] {
  const part = query.get('PhoneNumber')?.replace(/[^\d]/g, '') ?? '';
  return [...twilio.store.numbers.values()]
    .filter((number) => number.phoneNumber.includes(part))
    .filter(byText(query, 'FriendlyName', (number) => number.friendlyName));
}

/** A number of the account in the shape of Twilio's REST API. */
function numberJson(accountSid: string, number: IncomingPhoneNumber) {
  return {
    ...PLAIN_NUMBER,
    sid: number.sid,
    account_sid: accountSid,
    phone_number: number.phoneNumber,
    friendly_name: number.friendlyName,
    voice_url: number.voiceUrl,
    voice_method: number.voiceMethod,
    voice_fallback_url: number.voiceFallbackUrl,
    voice_fallback_method: number.voiceFallbackMethod,
    voice_caller_id_lookup: number.voiceCallerIdLookup,
    status_callback: number.statusCallback,
    status_callback_method: number.statusCallbackMethod,
    sms_url: number.smsUrl,
    sms_method: number.smsMethod,
    sms_fallback_url: number.smsFallbackUrl,
    sms_fallback_method: number.smsFallbackMethod,
    date_created: rfc2822(number.createdAt),
    date_updated: rfc2822(number.updatedAt),
    uri: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}

/** A number can be "bought" again where the account has it already: test credentials change nothing either. */
function buyNumber(twilio: TwilioContext, form: Form): IncomingPhoneNumber {
  const phoneNumber = form.get('PhoneNumber') ?? '';
  const code = MAGIC_PURCHASE.get(phoneNumber) ?? (phoneNumber === FOR_SALE ? undefined : 21421);
  if (code) throw new TwilioError(code, `PhoneNumber: ${phoneNumber}; only ${FOR_SALE} is for sale`);
  const number = twilio.store.numberFor(phoneNumber) ?? newNumber(phoneNumber, twilio.clock.now());
  updateNumber(twilio, number, form);
  twilio.store.numbers.set(number.sid, number);
  return number;
}

/** Changes what the form names and nothing else, and nothing at all if one value is wrong. */
function updateNumber(twilio: TwilioContext, number: IncomingPhoneNumber, form: Form): IncomingPhoneNumber {
  refuseOtherProducts(form);
  const method = (name: string, now: 'GET' | 'POST') => form.method(name, 21403) ?? now;
  const url = (name: string, now: string) => (form.has(name) ? (form.url(name, 21402) ?? '') : now);
  return Object.assign(number, {
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
