import type { Timing } from '../../sandbox/src/calls/timing.ts';
import { type Clock as AnyClock, ManualClock } from '../../sandbox/src/clock.ts';
import type { OutgoingCall, TwilioContext } from '../../sandbox/src/context.ts';
import { createContext } from '../../sandbox/src/createContext.ts';
import type { Call, IncomingPhoneNumber, Message } from '../../sandbox/src/model.ts';
import { newNumber } from '../../sandbox/src/numbers.ts';
import { WebhookServer } from './webhookServer.ts';

export const LINE = '+12025550100';
export const CALLER = '+12025550143';
export const OWNER = '+12025550177';
export const ACCOUNT = `AC${'0'.repeat(32)}`;
export const TOKEN = 'the-token-of-the-tests';
const ORIGIN = 'http://127.0.0.1:7080';

/** The sandbox's Twilio without its REST API, and a web app that it calls: what every test of TwiML needs. */
export class TestSandbox<Clock extends AnyClock = ManualClock> {
  readonly app = new WebhookServer(TOKEN);
  readonly twilio: TwilioContext;

  constructor(
    readonly clock: Clock,
    timing: Partial<Timing> = {},
  ) {
    const account = { accountSid: ACCOUNT, authToken: TOKEN, clock, origin: ORIGIN };
    this.twilio = createContext(account, timing);
    this.twilio.origin = account.origin;
  }

  async open(): Promise<this> {
    await this.app.open();
    this.addNumber(LINE, { voiceUrl: `${this.app.origin}/voice` });
    return this;
  }

  close(): Promise<void> {
    return this.app.close();
  }

  addNumber(phoneNumber: string, settings: Partial<IncomingPhoneNumber>): IncomingPhoneNumber {
    const number = { ...newNumber(phoneNumber, 0), sid: `PN${phoneNumber.slice(1)}`, ...settings };
    this.twilio.store.numbers.set(number.sid, number);
    return number;
  }

  /** Somebody calls the line; its first document is `twiml`, if given. */
  receive(twiml?: string, call: { from?: string; callerName?: string } = {}): Call {
    if (twiml !== undefined) this.app.on('/voice', twiml);
    return this.twilio.calls.receive({ from: CALLER, to: LINE, ...call });
  }

  /** The line calls somebody. */
  place(call: Partial<OutgoingCall> = {}): Call {
    return this.twilio.calls.place({ ...OUTGOING, url: `${this.app.origin}/voice`, ...call });
  }

  /** Somebody texts the line; resolves to the messages that this led to. */
  async text(body: string, mediaUrls: string[] = []): Promise<Message[]> {
    const { store, messages } = this.twilio;
    const { sid } = messages.receive({ from: CALLER, to: LINE, body, mediaUrls });
    if (this.clock instanceof ManualClock) await this.clock.settle();
    return [...store.messages.values()].filter((message) => message.inReplyTo === sid);
  }

  /** The errors that stand beside the webhook requests. */
  errors(): string[] {
    return this.twilio.store.exchanges.flatMap(({ error }) => error ?? []);
  }

  /** Lets the clock run until nothing is left to happen. */
  async finish(): Promise<void> {
    if (this.clock instanceof ManualClock) while (await this.clock.next());
  }
}

/** A sandbox on a manual clock, its web app listening. */
export function openSandbox(): Promise<TestSandbox> {
  return new TestSandbox(new ManualClock()).open();
}

/** What the person on the phone heard. */
export function heard(call: Call): string[] {
  return call.heard.map(({ text }) => text);
}

/** Verbs and problems of a call, as one line each. */
export function problems(call: Call): string[] {
  return call.trace.filter(({ problem }) => problem).map(({ verb, detail }) => `${verb}: ${detail}`);
}

/** What a call out of the account asks for, where a test says nothing else. */
export const OUTGOING: OutgoingCall = {
  to: CALLER,
  from: LINE,
  method: 'POST',
  fallbackMethod: 'POST',
  statusCallbackMethod: 'POST',
  statusCallbackEvents: [],
  timeout: 60,
  record: false,
};
