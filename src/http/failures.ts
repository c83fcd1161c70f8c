import type { LogFields } from '../log.ts';

/**
 * What the codes that Twilio reports mean, for the log: those of texts, of calls, of webhooks, and the SIP codes of carriers.
 * https://www.twilio.com/docs/api/errors, https://www.rfc-editor.org/rfc/rfc3261#section-21
 */
const MEANINGS: { readonly [code: string]: string } = {
  11200: 'the webhook did not answer 200',
  11205: 'the webhook could not be reached',
  11206: 'the webhook did not answer as HTTP asks',
  11210: 'the host of the webhook is not known',
  11215: 'the webhook redirected too often',
  11220: 'the TLS handshake with the webhook failed',
  11235: 'the certificate of the webhook is not valid',
  11237: 'the certificate of the webhook is not trusted',
  11750: 'the answer of the webhook is over 64 kB',
  12100: 'the answer of the webhook is no XML',
  12200: 'the answer of the webhook holds a word that is not TwiML',
  12300: 'the answer of the webhook has a Content-Type that Twilio does not take',
  13214: 'the caller ID of the dial is no number that the account may show',
  13224: 'the number to dial does not exist, or cannot be reached from the account',
  13225: 'the account may not call this number',
  13227: 'the account has no permission to call this country: see Geo permissions in the Twilio console',
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
  32011: 'the other side broke off the connection',
  63016: 'the WhatsApp window of 24 hours is over: only a template may be sent',
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

/** A code that Twilio reports, and what it means if that is known; nothing where there is none. */
export function failureFields(code: string | undefined): LogFields {
  if (!code || code === '0') return {};
  const meaning = Object.hasOwn(MEANINGS, code) ? MEANINGS[code] : undefined;
  return { errorCode: code, meaning: meaning ?? `see https://www.twilio.com/docs/api/errors/${code}` };
}
