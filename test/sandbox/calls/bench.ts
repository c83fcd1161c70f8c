import { createCallEngine } from '../../../sandbox/src/calls/engine.ts';
import type { Timing } from '../../../sandbox/src/calls/timing.ts';
import { type Clock as AnyClock, ManualClock } from '../../../sandbox/src/clock.ts';
import type { OutgoingCall, TwilioContext } from '../../../sandbox/src/context.ts';
import { HeldPhoneCounter } from '../../../sandbox/src/heldPhones.ts';
import { createMessageEngine } from '../../../sandbox/src/messages/engine.ts';
import type { Call, IncomingPhoneNumber } from '../../../sandbox/src/model.ts';
import { newNumber } from '../../../sandbox/src/numbers.ts';
import { Store } from '../../../sandbox/src/store.ts';
import { createWebhookClient } from '../../../sandbox/src/webhooks/client.ts';
import { WebhookServer } from './webhookServer.ts';

export const LINE = '+12025550100';
export const CALLER = '+12025550143';
export const OWNER = '+12025550177';
export const TOKEN = 'the-token-of-the-tests';

/** A call engine on a manual clock with a web app behind it: what every test of a verb needs. */
export class Bench<Clock extends AnyClock = ManualClock> {
  readonly app = new WebhookServer(TOKEN);
  readonly twilio: TwilioContext;

  constructor(
    readonly clock: Clock,
    private readonly timing: Partial<Timing> = {},
  ) {
    this.twilio = this.assemble();
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

  /** Lets the clock run until nothing is left to happen. */
  async finish(): Promise<void> {
    if (this.clock instanceof ManualClock) while (await this.clock.next());
  }

  private assemble(): TwilioContext {
    const begun: Omit<TwilioContext, 'webhooks' | 'calls' | 'messages'> = {
      accountSid: `AC${'0'.repeat(32)}`,
      authToken: TOKEN,
      origin: 'http://127.0.0.1:7080',
      clock: this.clock,
      store: new Store(),
      heldPhones: new HeldPhoneCounter(),
    };
    const twilio = begun as TwilioContext;
    twilio.webhooks = createWebhookClient(twilio);
    twilio.calls = createCallEngine(twilio, this.timing);
    twilio.messages = createMessageEngine(twilio);
    return twilio;
  }
}

/** A bench on a manual clock, its web app listening. */
export function openBench(): Promise<Bench> {
  return new Bench(new ManualClock()).open();
}

/** What the person on the phone heard. */
export function heard(call: Call): string[] {
  return call.heard.map(({ text }) => text);
}

/** Verbs and problems of a call, as one line each. */
export function problems(call: Call): string[] {
  return call.trace.filter(({ problem }) => problem).map(({ verb, detail }) => `${verb}: ${detail}`);
}

const OUTGOING: OutgoingCall = {
  to: CALLER,
  from: LINE,
  method: 'POST',
  fallbackMethod: 'POST',
  statusCallbackMethod: 'POST',
  statusCallbackEvents: [],
  timeout: 60,
  record: false,
  machineDetection: false,
};
