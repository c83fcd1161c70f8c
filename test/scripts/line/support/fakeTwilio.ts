import { listen, type Received, sendJson } from './listen.ts';

export const accountSid = `AC${'1'.repeat(32)}`;
export const token = 'planted-auth-token';
export const lineNumber = '+12025550143';

export interface FakeNumber {
  sid: string;
  phone_number: string;
  friendly_name: string;
  voice_url: string | null;
  voice_method: string;
  sms_url: string | null;
  sms_method: string;
  status_callback: string | null;
  status_callback_method: string;
  voice_application_sid: string | null;
  sms_application_sid: string | null;
  trunk_sid: string | null;
}

export interface FakeTwilio {
  origin: string;
  numbers: FakeNumber[];
  requests: Received[];
  /** When set, every request is answered with this instead. */
  failure?: { status: number; body: unknown };
}

/** A number of the account; nothing is set up yet. */
export function number(changes: Partial<FakeNumber> = {}): FakeNumber {
  return {
    sid: `PN${'2'.repeat(32)}`,
    phone_number: lineNumber,
    friendly_name: '(202) 555-0143',
    voice_url: null,
    voice_method: 'POST',
    sms_url: null,
    sms_method: 'POST',
    status_callback: null,
    status_callback_method: 'POST',
    voice_application_sid: null,
    sms_application_sid: null,
    trunk_sid: null,
    ...changes,
  };
}

/** The few resources of Twilio's API that the line command uses, over real HTTP. */
export async function fakeTwilio(...numbers: FakeNumber[]): Promise<FakeTwilio> {
  const twilio: FakeTwilio = { origin: '', numbers, requests: [] };
  const root = `/2010-04-01/Accounts/${accountSid}`;
  twilio.origin = await listen((request, response) => {
    twilio.requests.push(request);
    if (twilio.failure) return sendJson(response, twilio.failure.status, twilio.failure.body);
    const key = `${request.method} ${request.path}`;
    if (key === `GET ${root}/IncomingPhoneNumbers.json`) {
      const wanted = request.url.searchParams.get('PhoneNumber');
      const found = numbers.filter((one) => wanted === null || one.phone_number === wanted);
      return sendJson(response, 200, { incoming_phone_numbers: found, next_page_uri: null });
    }
    if (key === `POST ${root}/OutgoingCallerIds.json`) {
      return sendJson(response, 200, { phone_number: request.form.PhoneNumber, validation_code: '123456' });
    }
    const own = numbers.find((one) => key === `POST ${root}/IncomingPhoneNumbers/${one.sid}.json`);
    if (!own) return sendJson(response, 404, { code: 20404, message: 'Not found', status: 404 });
    return sendJson(response, 200, Object.assign(own, updates(request.form)));
  });
  return twilio;
}

function updates(form: Record<string, string>): Partial<FakeNumber> {
  const snake = (name: string) => name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase();
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [snake(name), value]));
}
