import type { Exchange, Message, PhoneCall } from '../../sandbox/page/state/types.ts';

/** A call of the phone +12025550143 to the line, in progress, with what a test says about it. */
export function makeCall(changes: Partial<PhoneCall> = {}): PhoneCall {
  return {
    sid: 'CA1',
    accountSid: 'AC1',
    parentCallSid: null,
    from: '+12025550143',
    to: '+15005550006',
    direction: 'inbound',
    status: 'in-progress',
    createdAt: 1000,
    startTime: 1000,
    endTime: null,
    answeredBy: null,
    callerName: null,
    forwardedFrom: null,
    forwardedTo: null,
    phoneNumberSid: null,
    heard: [],
    heardDetail: [],
    trace: [],
    recordings: [],
    ...changes,
  };
}

export function makeExchange(changes: Partial<Exchange> = {}): Exchange {
  return {
    id: 1,
    kind: 'webhook',
    purpose: 'voice',
    at: 1000,
    durationMs: 5,
    method: 'POST',
    url: 'http://127.0.0.1:7071/api/voiceTwiml',
    status: 200,
    signature: 'c2lnbmVk',
    verdict: 'accepted',
    callSid: 'CA1',
    messageSid: null,
    requestHeaders: {},
    params: [],
    responseHeaders: {},
    responseBody: '<Response/>',
    error: null,
    ...changes,
  };
}

export function makeMessage(changes: Partial<Message> = {}): Message {
  return {
    sid: 'SM1',
    accountSid: 'AC1',
    messagingServiceSid: null,
    from: '+12025550143',
    to: '+15005550006',
    body: 'ahoy',
    mediaUrls: [],
    direction: 'inbound',
    status: 'received',
    numSegments: 1,
    errorCode: null,
    errorMessage: null,
    createdAt: 1000,
    updatedAt: 1000,
    sentAt: null,
    statusCallback: null,
    inReplyTo: null,
    ...changes,
  };
}
