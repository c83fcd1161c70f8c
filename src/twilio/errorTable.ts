import type { ProblemKind } from '../problem.ts';

/** What the app answers where Twilio refuses a request. The kind says who can do something about it. */
export interface KnownError {
  kind: ProblemKind;
  detail: string;
  /** Seconds, for the header Retry-After. */
  retryAfter?: number;
}

const caller = (detail: string): KnownError => ({ kind: 'refused-by-twilio', detail });
const configuration = (detail: string): KnownError => ({ kind: 'twilio-misconfigured', detail });
const account = (detail: string): KnownError => ({ kind: 'account-not-allowed', detail });
const retry = (retryAfter: number, detail: string): KnownError => ({
  kind: 'try-again-later',
  retryAfter,
  detail,
});

const badUrl = configuration(
  'Twilio cannot use the URLs of this app. Look at PUBLIC_BASE_URL: it must be the https URL Twilio reaches.',
);
const badSender = configuration(
  'TWILIO_PHONE_NUMBER is not a number of this account that can do this. Look at TWILIO_PHONE_NUMBER and TWILIO_ACCOUNT_SID.',
);
const badService = configuration(
  'The Messaging Service has no number to send from. Look at TWILIO_MESSAGING_SERVICE_SID.',
);
const badRecipient = caller('`to` is not a phone number that Twilio knows.');
const noText = caller('The message has neither a text nor a picture.');
const noMobile = caller('`to` cannot receive texts: it is not a mobile number.');
const trial = account(
  'The account is a trial, or its compliance profile is not approved: it reaches verified numbers only.',
);

/** Twilio's error codes (www.twilio.com/docs/api/errors), by who can do something about them. */
export const KNOWN_ERRORS: Readonly<{ [code: number]: KnownError }> = {
  21201: caller('`to` is missing.'),
  21604: caller('`to` is missing.'),
  21211: badRecipient,
  21217: badRecipient,
  21214: caller('`to` cannot be reached by phone.'),
  21216: caller('Twilio has blocked calls to this number.'),
  21602: noText,
  21619: noText,
  21610: caller(
    'The recipient has replied STOP to this number and must text START before they can be texted again.',
  ),
  21612: caller('Twilio has no route from this line to `to`.'),
  21614: noMobile,
  21635: noMobile,
  21617: caller('`body` is longer than the 1600 characters that Twilio sends.'),

  20003: configuration(
    'Twilio refuses the credentials. Look at TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET.',
  ),
  20404: configuration('Twilio does not know the account. Look at TWILIO_ACCOUNT_SID.'),
  21200: configuration('Twilio got no instructions for the call. Look at PUBLIC_BASE_URL.'),
  21205: badUrl,
  21402: badUrl,
  11100: badUrl,
  21210: configuration(
    'TWILIO_PHONE_NUMBER is neither a number of this account nor a verified caller ID. Look at TWILIO_PHONE_NUMBER and TWILIO_ACCOUNT_SID.',
  ),
  21212: configuration(
    'TWILIO_PHONE_NUMBER is not a valid number to call or text from. Look at TWILIO_PHONE_NUMBER.',
  ),
  21601: badSender,
  21606: badSender,
  21661: badSender,
  21603: configuration('Twilio got no sender. Look at TWILIO_PHONE_NUMBER and TWILIO_MESSAGING_SERVICE_SID.'),
  21703: badService,
  21712: badService,
  32018: configuration(
    'The TwiML is longer than the 4000 characters that Twilio takes. Shorten what is said.',
  ),

  21215: account(
    'The account may not call this country. Allow it under Voice, Settings, Geo permissions in the Twilio console.',
  ),
  21408: account(
    'The account may not text this country. Allow it under Messaging, Settings, Geo permissions in the Twilio console.',
  ),
  21607: trial,
  21608: trial,
  10002: trial,
  572005: trial,
  30002: account('The Twilio account is suspended.'),
  30034: account(
    'The number is not registered for texting in the United States (A2P 10DLC). Register it in the Twilio console.',
  ),

  20429: retry(1, 'Twilio gets too many requests from this account. Nothing was sent.'),
  21611: retry(60, 'Too many texts wait to be sent from this number.'),
  30001: retry(60, 'Too many texts wait to be sent from this Messaging Service.'),
  22005: retry(60, 'Too many calls wait to be placed from this account.'),
};
