import type { LogFields } from '../log.ts';

/**
 * What the codes that Twilio reports mean, for the log: those of webhooks, calls, recordings and texts.
 * https://www.twilio.com/docs/api/errors
 */
const MEANINGS: { readonly [code: string]: string } = {
  11200: 'the webhook did not answer 200',
  11205: 'the webhook could not be reached',
  11206: 'the webhook did not answer as HTTP asks',
  11210: 'the host of the webhook is not known',
  11215: 'the webhook redirected too often',
  11220: 'the TLS handshake with the webhook failed',
  11235: 'the certificate of the webhook is not valid',
  11236: 'the certificate of the webhook has expired',
  11237: 'the certificate of the webhook is not trusted',
  11750: 'the answer of the webhook is over 64 kB',
  12100: 'the answer of the webhook is no XML',
  12200: 'the answer of the webhook holds a word that is not TwiML',
  12300: 'the answer of the webhook has a Content-Type that Twilio does not take',
  13214: 'the caller ID of the dial is no number that the account may show',
  13223: 'the number to dial is not in E.164 form',
  13224: 'the number to dial does not exist, or cannot be reached from the account',
  13225: 'the account may not call this number',
  13226: 'the country code of the number to dial does not exist',
  13227: 'the account has no permission to call this country: see Geo permissions in the Twilio console',
  16101: 'the recording is too short',
  16102: 'the recording is silent',
  21215: 'the account has no permission to call this country: see Geo permissions in the Twilio console',
  21408: 'the account has no permission to text this country: see Geo permissions in the Twilio console',
  21610: 'the recipient has opted out (STOP)',
  21614: 'the recipient is no mobile number',
  30001: 'the queue of the account is full',
  30002: 'the account is suspended',
  30003: 'the phone cannot be reached: it is switched off, or out of range',
  30004: 'the recipient blocks the message',
  30005: 'the number does not exist',
  30006: 'the number is a landline, or its carrier takes no texts',
  30007: 'the carrier took the message for spam',
  30008: 'the carrier gave no reason',
  30032: 'the toll-free number is not verified',
  30034: 'the US number is not registered for A2P 10DLC',
  32011: 'the SIP endpoint cannot be reached, or answered with an error',
  63016: 'the WhatsApp window of 24 hours is over: only a template may be sent',
};

/** SIP codes of carriers: https://www.rfc-editor.org/rfc/rfc3261#section-21 */
const SIP_MEANINGS: { readonly [code: string]: string } = {
  400: 'the carrier did not understand the call',
  403: 'the carrier forbids the call',
  404: 'the number does not exist',
  408: 'the phone did not answer in time',
  410: 'the number is not in service any more',
  480: 'the phone cannot be reached for now',
  484: 'the number is not complete',
  486: 'the phone was busy',
  487: 'the call was broken off while it rang',
  488: 'the carrier takes no such call',
  500: 'the carrier failed',
  502: 'the carrier failed',
  503: 'the carrier cannot place calls for now',
  504: 'the carrier did not answer in time',
  600: 'the phone was busy',
  603: 'the call was declined',
  604: 'the number does not exist',
};

/**
 * The codes of a failure, and what it means if that is known: Twilio's own code says more than the carrier's. Nothing where
 * there is none.
 */
export function failureFields(errorCode: string | undefined, sipResponseCode?: string): LogFields {
  const code = codeOf(errorCode);
  const sip = codeOf(sipResponseCode);
  const meaning = (code && meaningOf(code)) ?? (sip && lookUp(SIP_MEANINGS, sip));
  return {
    ...(code && { errorCode: code }),
    ...(sip && { sipResponseCode: sip }),
    ...(meaning && { meaning }),
  };
}

/** The code, if it is one: Twilio also sends none as an empty text or as 0. */
export function codeOf(code: string | undefined): string | undefined {
  return /^[1-9]\d{2,5}$/.test(code ?? '') ? code : undefined;
}

function meaningOf(code: string): string {
  return lookUp(MEANINGS, code) ?? `see https://www.twilio.com/docs/api/errors/${code}`;
}

function lookUp(meanings: { readonly [code: string]: string }, code: string): string | undefined {
  return Object.hasOwn(meanings, code) ? meanings[code] : undefined;
}
