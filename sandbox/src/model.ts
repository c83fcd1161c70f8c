/** The records that the sandbox keeps. Times are ms since the epoch; the REST API formats them as Twilio does. */

export type CallStatus =
  | 'queued'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no-answer'
  | 'canceled';

export type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial';

/** A verb that the call engine ran (`verb` is its TwiML name, such as `Say`), or a note about one. */
export interface TraceEntry {
  verb: string;
  at: number;
  /** URL of the TwiML document the verb stood in. */
  url?: string;
  attributes?: Record<string, string>;
  /** What came of it: digits gathered, how the dial ended, why a verb was skipped. */
  detail?: string;
  /** True for what the sandbox does not support or what Twilio would call an error. */
  problem?: boolean;
  [extra: string]: unknown;
}

export interface Heard {
  at: number;
  text: string;
  /** How it was heard: spoken text, played file, tones, or the person at the other end of a Dial. */
  by: 'Say' | 'Play' | 'tone' | 'person';
  voice?: string;
  language?: string;
  url?: string;
}

export interface Call {
  sid: string;
  accountSid: string;
  parentCallSid: string | null;
  from: string;
  to: string;
  direction: CallDirection;
  status: CallStatus;
  createdAt: number;
  startTime: number | null;
  endTime: number | null;
  answeredBy: string | null;
  callerName: string | null;
  /** The phone that forwarded the call to the account's number; null where the carrier does not say, or none did. */
  forwardedFrom: string | null;
  /** Where an outgoing call rings instead, because the carrier of the phone called has forwarded it. */
  forwardedTo: string | null;
  /** SID of the IncomingPhoneNumber the call came in on or goes out from, if it is one. */
  phoneNumberSid: string | null;
  heard: Heard[];
  trace: TraceEntry[];
  /** What an answering machine kept of the call: what began after its beep. Only where one answered. */
  tape?: string[];
}

export type MessageStatus =
  | 'accepted'
  | 'scheduled'
  | 'canceled'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'delivered'
  | 'undelivered'
  | 'receiving'
  | 'received';

export interface Message {
  sid: string;
  accountSid: string;
  messagingServiceSid: string | null;
  from: string | null;
  to: string;
  body: string;
  mediaUrls: string[];
  direction: 'inbound' | 'outbound-api' | 'outbound-call' | 'outbound-reply';
  status: MessageStatus;
  numSegments: number;
  errorCode: number | null;
  errorMessage: string | null;
  createdAt: number;
  updatedAt: number;
  sentAt: number | null;
  statusCallback: string | null;
  /** Inbound message that this one answers, if any. */
  inReplyTo: string | null;
}

export interface IncomingPhoneNumber {
  sid: string;
  phoneNumber: string;
  friendlyName: string;
  voiceUrl: string;
  voiceMethod: 'GET' | 'POST';
  voiceFallbackUrl: string;
  voiceFallbackMethod: 'GET' | 'POST';
  voiceCallerIdLookup: boolean;
  statusCallback: string;
  statusCallbackMethod: 'GET' | 'POST';
  smsUrl: string;
  smsMethod: 'GET' | 'POST';
  smsFallbackUrl: string;
  smsFallbackMethod: 'GET' | 'POST';
  createdAt: number;
  updatedAt: number;
}

export interface OutgoingCallerId {
  sid: string;
  phoneNumber: string;
  friendlyName: string;
  createdAt: number;
}

export interface Recording {
  sid: string;
  callSid: string;
  status: 'in-progress' | 'processing' | 'completed' | 'absent';
  source: 'RecordVerb' | 'DialVerb' | 'OutboundAPI' | 'StartCallRecordingAPI';
  channels: number;
  /** Seconds. */
  duration: number;
  createdAt: number;
  /** A WAV file. */
  media: Uint8Array;
  transcription: string | null;
}

/** One HTTP request: of the app to Twilio's REST API, or of Twilio to a webhook. */
export interface Exchange {
  id: number;
  kind: 'rest' | 'webhook';
  /** What it was for, in Twilio's words: `Calls`, `voice`, `gather action`, `call status callback`. */
  purpose: string;
  at: number;
  durationMs: number | null;
  method: string;
  url: string;
  /** HTTP status; null before the answer, and where none came. */
  status: number | null;
  /** X-Twilio-Signature as sent; null for REST. */
  signature: string | null;
  /** Whether the app accepted the signature; a 403 means that it refused it. Null for REST or without an answer. */
  verdict: 'accepted' | 'refused' | null;
  callSid: string | null;
  messageSid: string | null;
  requestHeaders: Record<string, string>;
  /** The parameters in the order sent; a repeated name once for each value. */
  params: [string, string][];
  responseHeaders: Record<string, string>;
  responseBody: string;
  /** Twilio's error code and sentence, e.g. `11200 HTTP retrieval failure: ...`, or null. */
  error: string | null;
}
