import type { Clock } from './clock.ts';
import type { Call, Message } from './model.ts';
import type { Store } from './store.ts';

/** The account that the sandbox stands in for, and the engines that run it. createContext makes it. */
export interface TwilioContext {
  accountSid: string;
  authToken: string;
  /** The sandbox's own address, such as http://127.0.0.1:7080. The URLs of recordings and media begin with it. */
  origin: string;
  clock: Clock;
  store: Store;
  webhooks: WebhookClient;
  calls: CallEngine;
  messages: MessageEngine;
  /** The phones that the page or a test holds. A call to one of them rings until it is answered. */
  heldPhones: HeldPhones;
  /** Who answers at each phone: a person, where nothing is said. */
  outcomes: Outcomes;
  /** The phones whose carrier forwards what they do not answer. */
  forwardingPhones: ForwardingPhones;
}

/** The part of it that messages need. */
export type MessageContext = Omit<TwilioContext, 'calls'>;

/** The part of it that webhooks need. */
export type WebhookContext = Pick<TwilioContext, 'authToken' | 'clock' | 'store'>;

export type Method = 'GET' | 'POST';

/** A webhook to be requested: signed, within Twilio's limits, and recorded as an exchange. */
export interface WebhookRequest {
  url: string;
  method: Method;
  params: [string, string][];
  /** See Exchange.purpose. */
  purpose: string;
  callSid?: string;
  messageSid?: string;
}

export interface WebhookAnswer {
  ok: true;
  status: number;
  contentType: string | null;
  body: string;
  /** URL of the document after redirects: relative URLs resolve against it. */
  url: string;
}

/** Why there is no usable answer, with Twilio's error code (11200, 11205, 11750, 12300, ...). */
export interface WebhookFailure {
  ok: false;
  code: number;
  message: string;
  url: string;
}

export interface WebhookClient {
  /** Requests `url`; on failure its fallback, if given, with ErrorCode and ErrorUrl added. Never throws. */
  request(
    request: WebhookRequest,
    fallback?: { url: string; method: Method },
  ): Promise<WebhookAnswer | WebhookFailure>;
  /** A status callback: requested in the background, in order per call or message, its answer ignored. */
  notify(request: WebhookRequest): void;
}

/** What POST Calls.json asks for, checked by the REST API. Durations are in seconds. */
export interface OutgoingCall {
  to: string;
  from: string;
  url?: string;
  method: Method;
  twiml?: string;
  fallbackUrl?: string;
  fallbackMethod: Method;
  statusCallback?: string;
  statusCallbackMethod: Method;
  /** Of initiated, ringing, answered, completed. */
  statusCallbackEvents: string[];
  timeout: number;
  timeLimit?: number;
  record: boolean;
  recordingStatusCallback?: string;
  sendDigits?: string;
  machineDetection?: 'Enable' | 'DetectMessageEnd';
  /** For so many seconds the detection may take; default 30. */
  machineDetectionTimeout?: number;
  /** AsyncAmd: Twilio would not wait for the detection. */
  asyncDetection?: boolean;
}

export interface CallUpdate {
  status?: 'canceled' | 'completed';
  url?: string;
  method?: Method;
  twiml?: string;
  fallbackUrl?: string;
  fallbackMethod?: Method;
}

/** A call that comes in on one of the account's numbers. */
export interface IncomingCall {
  /** Whoever Twilio's From may name: a phone number, `anonymous`, '', a SIP address, ... */
  from: string;
  to: string;
  callerName?: string | undefined;
  /** The phone that forwarded the call here, where the carrier says so. */
  forwardedFrom?: string | undefined;
}

/** Each function returns at once. It throws CallError for an unknown SID, and for what the call's state forbids. */
export interface CallEngine {
  /** Places a call out of the line; the record returned has status queued and goes on by itself. */
  place(call: OutgoingCall): Call;
  /** A person calls the line. */
  receive(call: IncomingCall): Call;
  update(sid: string, update: CallUpdate): Call;
  answer(sid: string): void;
  decline(sid: string): void;
  /** The person's keys: pressed one after another as soon as the call listens for keys. */
  press(sid: string, digits: string): void;
  /** The person says this as soon as the call listens (Gather speech, or into a Record as its transcription). */
  speak(sid: string, text: string): void;
  /** The WAV file that the person leaves at a Record. Without it the recording is silence of its length. */
  leaveRecording(sid: string, wav: Uint8Array): void;
  /** The person begins to talk into a Record: silence does not end it before leaveRecording, a key or hangUp. */
  talking(sid: string): void;
  hangUp(sid: string): void;
}

/** Thrown for a call that does not exist (`status` 404), or that cannot do this in its state (409). */
export class CallError extends Error {
  constructor(
    readonly status: 404 | 409,
    message: string,
  ) {
    super(message);
  }
}

/** What POST Messages.json (or a TwiML Message / Sms) asks for, already checked. */
export interface OutgoingMessage {
  to: string;
  from?: string;
  messagingServiceSid?: string;
  body: string;
  mediaUrls: string[];
  statusCallback?: string;
  direction: Message['direction'];
  inReplyTo?: string;
  /** For a scheduled message: when it leaves, in ms since the epoch. */
  sendAt?: number;
}

export interface MessageEngine {
  /** Creates the message in its first status and moves it on by itself, with status callbacks. */
  send(message: OutgoingMessage): Message;
  /** A person texts the line: the number's SmsUrl is requested and its TwiML acted on. */
  receive(message: { from: string; to: string; body: string; mediaUrls?: string[] }): Message;
}

export interface HeldPhones {
  has(phoneNumber: string): boolean;
  phones(): string[];
  /** Holds a phone until the function returned is called. A phone may be held several times at once. */
  hold(phoneNumber: string): () => void;
}

/** What may become of a call to a phone: who answers it, or why nobody does. */
export const CALL_OUTCOMES = ['human', 'machine', 'fax', 'busy', 'no-answer', 'failed'] as const;

export interface Outcome {
  call: (typeof CALL_OUTCOMES)[number];
  /** What an answering machine says before its beep. */
  greeting?: string;
  /** For so many calls, else for all. */
  times?: number;
}

export interface Outcomes {
  /** Replaces what was said of the phone before. */
  set(number: string, outcome: Outcome): void;
  /** What becomes of the next call to the phone, which counts as one of its `times`. */
  take(number: string): Outcome | undefined;
}

/** What a carrier does with a call that the phone does not answer. */
export interface Forwarding {
  /** Where the call goes on ringing, E.164. */
  to: string;
  /** How long it rings before, in seconds. */
  after: number;
  /** Whether it goes there without ForwardedFrom and CalledVia. */
  silent: boolean;
}

export interface ForwardingPhones {
  of(phone: string): Forwarding | undefined;
  phones(): string[];
  /**
   * Holds the phone and forwards what it does not answer, until the function returned is called. The newest rule counts.
   * Throws an Error for what cannot be forwarded to, and for a wrong `after`.
   */
  forward(phone: string, rule: Partial<Forwarding>): () => void;
}
