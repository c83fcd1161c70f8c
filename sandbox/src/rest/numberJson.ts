import type { IncomingPhoneNumber, OutgoingCallerId } from '../model.ts';
import { rfc2822 } from './dates.ts';

/** What the sandbox has no notion of, with the values Twilio gives a plain US number. */
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

/** A number of the account in the shape of Twilio's REST API. */
export function incomingPhoneNumberJson(accountSid: string, number: IncomingPhoneNumber) {
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

/** A verified caller ID in the shape of Twilio's REST API. */
export function outgoingCallerIdJson(accountSid: string, callerId: OutgoingCallerId) {
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
