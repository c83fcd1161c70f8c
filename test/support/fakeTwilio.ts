import { afterAll, beforeAll, beforeEach, onTestFinished } from 'vitest';
import { goodSettings, useSettings } from './functions.ts';
import { listen, type Received, sendJson } from './listen.ts';

/** A phone number of the account, as Twilio's API shows it. */
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
  url: string;
  numbers: FakeNumber[];
  asked: Received[];
  /** What is answered from now on to everything; without a body the connection is left open without an answer. */
  answerWith(status: number, body?: string): void;
  close(): Promise<void>;
}

const CREATED = { sid: 'CA1', status: 'queued', to: '+12025550143', from: '+15005550006', num_segments: '1' };

/**
 * The few resources of Twilio's API that the app and the line command use, over real HTTP. It keeps what it was asked
 * and answers what a test says: for answers that a real Twilio seldom gives.
 */
export async function startFakeTwilio(...numbers: FakeNumber[]): Promise<FakeTwilio> {
  const asked: Received[] = [];
  let ordered: { status: number; body: string | undefined } | undefined;
  const { origin, close } = await listen((request, response) => {
    asked.push(request);
    if (!ordered) sendJson(response, ...answer(request, numbers));
    else if (ordered.body !== undefined)
      response.writeHead(ordered.status, { 'content-type': 'application/json' }).end(ordered.body);
  });
  const answerWith = (status: number, body?: string) => {
    ordered = { status, body };
  };
  return { url: origin, numbers, asked, answerWith, close };
}

function answer(
  { method, path, query, form }: Received,
  numbers: FakeNumber[],
): [status: number, body: object] {
  const resource = `${method} ${path.replace(/^\/2010-04-01\/Accounts\/AC\w{32}\//, '')}`;
  if (/^POST (Calls|Messages)\.json$/.test(resource)) return [201, CREATED];
  if (resource === 'GET IncomingPhoneNumbers.json') {
    const wanted = query.get('PhoneNumber');
    const found = numbers.filter((one) => wanted === null || one.phone_number === wanted);
    return [200, { incoming_phone_numbers: found, next_page_uri: null }];
  }
  if (resource === 'POST OutgoingCallerIds.json')
    return [200, { phone_number: form.get('PhoneNumber'), validation_code: '123456' }];
  const own = numbers.find(({ sid }) => resource === `POST IncomingPhoneNumbers/${sid}.json`);
  return own
    ? [200, Object.assign(own, updates(form))]
    : [404, { code: 20404, message: 'Not found', status: 404 }];
}

function updates(form: URLSearchParams): Partial<FakeNumber> {
  const snake = (name: string) => name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase();
  return Object.fromEntries([...form].map(([name, value]) => [snake(name), value]));
}

/** The user and the password that a request logged in with, with a colon between them. */
export function loginOf({ headers }: Pick<Received, 'headers'>): string {
  return Buffer.from(headers.authorization?.split(' ')[1] ?? '', 'base64').toString();
}

/** A fake Twilio for one test, with these phone numbers. */
export async function fakeTwilio(...numbers: FakeNumber[]): Promise<FakeTwilio> {
  const fake = await startFakeTwilio(...numbers);
  onTestFinished(() => fake.close());
  return fake;
}

/** A fake Twilio for the tests of this file, empty and with good settings before each; the functions call it. */
export function fakeTwilioForTests(): FakeTwilio {
  const fake = {} as FakeTwilio;
  beforeAll(async () => {
    Object.assign(fake, await startFakeTwilio());
    // Functions load this when they first need it, which on a busy machine takes longer than a webhook waits.
    await import('../../src/twilio/api.ts');
  });
  afterAll(() => fake.close());
  beforeEach(() => {
    fake.asked.length = 0;
    useSettings({ ...goodSettings, TWILIO_API_BASE_URL: fake.url });
  });
  return fake;
}
