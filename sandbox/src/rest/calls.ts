import { CallError, type CallUpdate, type OutgoingCall, type TwilioContext } from '../context.ts';
import type { Call } from '../model.ts';
import { formatNumber, toE164 } from '../phoneNumbers.ts';
import type { Store } from '../store.ts';
import type { Form } from './form.ts';
import { byText, byTime } from './lists.ts';
import { type Asked, rfc2822, rfc2822OrNull, routesOf } from './resource.ts';
import { TwilioError } from './twilioError.ts';

const EVENTS = ['initiated', 'ringing', 'answered', 'completed'];
const LONGEST_TWIML = 4000;

/** Numbers that Twilio's test credentials refuse on purpose, with the error that each stands for. */
const MAGIC_FROM: ReadonlyMap<string, number> = new Map([['+15005550001', 21212]]);
const MAGIC_TO: ReadonlyMap<string, number> = new Map([
  ['+15005550001', 21217],
  ['+15005550002', 21214],
  ['+15005550003', 21215],
  ['+15005550004', 21216],
]);

/** The Calls resource: create, fetch, list, update. */
export const calls = routesOf<Call>({
  path: '/Calls',
  listName: 'calls',
  singular: 'call',
  list: listCalls,
  find: ({ twilio }, sid) => twilio.store.calls.get(sid),
  toJson: (_twilio, call) => callJson(call),
  create: (twilio, form) => callJson(twilio.calls.place(readOutgoingCall(twilio, form))),
  update: (twilio, { sid }, form) => updateCall(twilio, sid, readCallUpdate(form)),
});

function listCalls({ twilio, query }: Asked): Call[] {
  return [...twilio.store.calls.values()]
    .reverse()
    .filter(byText(query, 'To', (call) => call.to))
    .filter(byText(query, 'From', (call) => call.from))
    .filter(byText(query, 'Status', (call) => call.status))
    .filter(byText(query, 'ParentCallSid', (call) => call.parentCallSid))
    .filter(byTime(query, 'StartTime', (call) => call.startTime))
    .filter(byTime(query, 'EndTime', (call) => call.endTime));
}

function updateCall(twilio: TwilioContext, sid: string, update: CallUpdate): Call {
  try {
    return twilio.calls.update(sid, update);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    throw new TwilioError(error.status === 404 ? 20404 : 21220, error.message);
  }
}

/** A call in the shape of Twilio's REST API. */
function callJson(call: Call) {
  const uri = `/2010-04-01/Accounts/${call.accountSid}/Calls/${call.sid}`;
  return {
    sid: call.sid,
    account_sid: call.accountSid,
    parent_call_sid: call.parentCallSid,
    from: call.from,
    from_formatted: formatNumber(call.from),
    to: call.to,
    to_formatted: formatNumber(call.to),
    phone_number_sid: call.phoneNumberSid,
    direction: call.direction,
    status: call.status,
    answered_by: call.answeredBy,
    caller_name: call.callerName,
    forwarded_from: call.forwardedFrom,
    group_sid: null,
    trunk_sid: null,
    start_time: rfc2822OrNull(call.startTime),
    end_time: rfc2822OrNull(call.endTime),
    duration: duration(call),
    queue_time: '0',
    // The sandbox charges nothing. Like Twilio it gives a price once the call is over.
    price: call.endTime === null ? null : '0.00000',
    price_unit: 'USD',
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.endTime ?? call.startTime ?? call.createdAt),
    api_version: '2010-04-01',
    uri: `${uri}.json`,
    subresource_uris: { recordings: `${uri}/Recordings.json` },
  };
}

/** Whole seconds as a string; null until the call is over. */
function duration(call: Call): string | null {
  if (call.endTime === null) return null;
  return String(Math.max(0, Math.round((call.endTime - (call.startTime ?? call.endTime)) / 1000)));
}

/** Checks the parameters of POST Calls.json as Twilio does; throws TwilioError for the first that is wrong. */
function readOutgoingCall(twilio: TwilioContext, form: Form): OutgoingCall {
  const from = readFrom(twilio.store, form);
  const to = readTo(form, from);
  checkRecordingChoices(form);
  const sendDigits = readSendDigits(form);
  return {
    to,
    from,
    ...readInstructions(form),
    method: form.method('Method') ?? 'POST',
    fallbackUrl: form.url('FallbackUrl', 21205),
    fallbackMethod: form.method('FallbackMethod') ?? 'POST',
    statusCallback: form.url('StatusCallback', 21205),
    statusCallbackMethod: form.method('StatusCallbackMethod') ?? 'POST',
    statusCallbackEvents: readEvents(form),
    timeout: form.integer('Timeout', 1, 600, 21208) ?? 60,
    timeLimit: form.integer('TimeLimit', 1, 86_400),
    record: form.flag('Record') ?? false,
    recordingStatusCallback: form.url('RecordingStatusCallback', 21205),
    sendDigits,
    ...readMachineDetection(form, sendDigits),
  };
}

/** Checks the parameters of POST Calls/{sid}.json. Url and Twiml exclude each other here. */
function readCallUpdate(form: Form): CallUpdate {
  if (form.get('Url') && form.get('Twiml')) throw new TwilioError(20001, 'give Url or Twiml, not both');
  const status = form.oneOf('Status', ['canceled', 'completed']);
  return {
    status: status === 'canceled' || status === 'completed' ? status : undefined,
    url: form.url('Url', 21205),
    method: form.method('Method'),
    twiml: readTwiml(form),
    fallbackUrl: form.url('FallbackUrl', 21205),
    fallbackMethod: form.method('FallbackMethod'),
  };
}

function readFrom(store: Store, form: Form): string {
  const text = form.get('From');
  if (!text) throw new TwilioError(21213);
  const from = toE164(text);
  const magic = MAGIC_FROM.get(from ?? '');
  if (magic) throw new TwilioError(magic, `From: ${text}`);
  if (!from) throw new TwilioError(21212, `From: ${text}`);
  const isVerified = [...store.callerIds.values()].some((callerId) => callerId.phoneNumber === from);
  if (!store.numberFor(from) && !isVerified) throw new TwilioError(21210, `From: ${text}`);
  return from;
}

function readTo(form: Form, from: string): string {
  const text = form.get('To');
  if (!text) throw new TwilioError(21201);
  const to = toE164(text);
  const magic = MAGIC_TO.get(to ?? '');
  if (magic) throw new TwilioError(magic, `To: ${text}`);
  if (!to) throw new TwilioError(21211, `To: ${text}; the sandbox calls phone numbers only`);
  if (to === from) throw new TwilioError(21211, 'To and From are the same number');
  return to;
}

/** Url wins over Twiml where both are sent. */
function readInstructions(form: Form): Pick<OutgoingCall, 'url' | 'twiml'> {
  const application = form.get('ApplicationSid');
  if (application) throw new TwilioError(21218, application);
  const url = form.url('Url', 21205);
  const twiml = readTwiml(form);
  if (!url && !twiml) throw new TwilioError(21200);
  return url ? { url } : { twiml };
}

function readTwiml(form: Form): string | undefined {
  const twiml = form.get('Twiml');
  if (twiml && twiml.length > LONGEST_TWIML) throw new TwilioError(32018, `${twiml.length} characters`);
  return twiml;
}

/** Twilio's libraries repeat the parameter; some clients send the events with blanks in one. */
function readEvents(form: Form): string[] {
  const events = form.all('StatusCallbackEvent').flatMap((value) => value.split(' '));
  const unknown = events.find((event) => !EVENTS.includes(event));
  if (unknown !== undefined) throw new TwilioError(21626, unknown);
  return events.length > 0 ? events : ['completed'];
}

function readSendDigits(form: Form): string | undefined {
  const digits = form.get('SendDigits');
  if (digits && !/^[0-9A-D#*wW]{1,32}$/.test(digits)) throw new TwilioError(21206, digits);
  return digits;
}

function checkRecordingChoices(form: Form): void {
  form.oneOf('RecordingChannels', ['mono', 'dual']);
  form.oneOf('RecordingTrack', ['inbound', 'outbound', 'both']);
  form.oneOf('Trim', ['trim-silence', 'do-not-trim']);
  form.method('RecordingStatusCallbackMethod');
  for (const event of form.all('RecordingStatusCallbackEvent').flatMap((value) => value.split(' '))) {
    if (!['in-progress', 'completed', 'absent'].includes(event)) {
      throw new TwilioError(20001, `RecordingStatusCallbackEvent: ${event}`);
    }
  }
}

/** With SendDigits Twilio does no detection. */
function readMachineDetection(form: Form, sendDigits: string | undefined): Partial<OutgoingCall> {
  const mode = form.oneOf('MachineDetection', ['Enable', 'DetectMessageEnd']);
  const isAsync = form.oneOf('AsyncAmd', ['true', 'false']) === 'true';
  const timeout = form.integer('MachineDetectionTimeout', 3, 59);
  checkMachineDetectionChoices(form);
  if (sendDigits !== undefined || (mode !== 'Enable' && mode !== 'DetectMessageEnd')) return {};
  return { machineDetection: mode, machineDetectionTimeout: timeout, asyncDetection: isAsync };
}

function checkMachineDetectionChoices(form: Form): void {
  form.integer('MachineDetectionSpeechThreshold', 1000, 6000);
  form.integer('MachineDetectionSpeechEndThreshold', 500, 5000);
  form.integer('MachineDetectionSilenceTimeout', 2000, 10_000);
  form.url('AsyncAmdStatusCallback', 21205);
  form.method('AsyncAmdStatusCallbackMethod');
}
