import { calleeOf } from './calls/reaching.ts';
import type { TwilioContext } from './context.ts';
import type { Call, Message } from './model.ts';
import { manualOf } from './switchableClock.ts';
import { IncomingPhoneCall, PhoneCall } from './virtualPhone/phoneCall.ts';
import type { Watcher } from './virtualPhone/watcher.ts';

export { IncomingPhoneCall, PhoneCall, type VoiceMessage } from './virtualPhone/phoneCall.ts';

/** How long after the webhook's answer its replies are waited for, in ms of real time. */
const GRACE = 100;

/**
 * A phone for tests. It calls the line, is called by it, and exchanges texts with it. In a sandbox on a ManualClock it
 * moves the clock, so that a long call takes milliseconds. On a real clock it waits. Make one with `phone(number)` of a
 * sandbox or a line.
 */
export class VirtualPhone {
  private readonly twilio: TwilioContext;
  private readonly taken = new Set<string>();
  private readonly read = new Set<string>();

  /**
   * `number` is this phone's own: E.164, or whatever else a caller's may be, such as `anonymous` or ''. It calls and texts
   * `lineNumber`, E.164.
   */
  constructor(
    private readonly watcher: Watcher,
    readonly number: string,
    private readonly lineNumber: string,
  ) {
    this.twilio = watcher.twilio;
  }

  /**
   * Calls the line.
   * @param options `to`: another number of the account, E.164; `callerName`: the name that the line is told of the caller;
   * `forwardedFrom`: the phone that the caller dialled, which forwards to the line
   * @returns the call, which may still ring
   * @throws CallError where the account has no number `to`
   * @example
   * const call = await line.phone('+12025550143').call();
   * await call.hears('Hello Monkey!');
   */
  async call({
    to = this.lineNumber,
    callerName,
    forwardedFrom,
  }: {
    to?: string;
    callerName?: string;
    forwardedFrom?: string;
  } = {}): Promise<PhoneCall> {
    const call = this.twilio.calls.receive({ from: this.number, to, callerName, forwardedFrom });
    await this.watcher.settle();
    return new PhoneCall(this.watcher, call);
  }

  /**
   * Waits for the next call to this phone. Ask for it before you do what makes the line call, and await it afterwards.
   * The call rings until the test answers or declines it.
   * @throws Error where no call comes within 10 s of real time
   * @example
   * const ringing = line.phone('+12025550100').nextCall();
   * await caller.press('1'); // the line dials +12025550100
   * const call = await ringing;
   * await call.answers();
   */
  async nextCall(): Promise<IncomingPhoneCall> {
    const release = this.twilio.heldPhones.hold(this.number);
    try {
      const call = await this.watcher.expectFromOutside({
        topic: this.number,
        check: () => this.ringing(),
        late: () => new Error(`Nobody called ${this.number}.`),
      });
      this.taken.add(call.sid);
      return new IncomingPhoneCall(this.watcher, call);
    } finally {
      release();
    }
  }

  /**
   * Says who answers calls to this phone: a person, as long as nothing is said, an answering machine or a fax. The last two
   * answer by themselves after the ring.
   * @param options `greeting`: what the machine says before its beep; `times`: for so many calls, else for all
   * @example
   * line.phone('+12025550143').answersAs('machine', { greeting: 'This is Ada. Leave a message.' });
   */
  answersAs(who: 'human' | 'machine' | 'fax', options: { greeting?: string; times?: number } = {}): void {
    this.twilio.outcomes.set(this.number, { call: who, ...options });
  }

  /** All that was left on this phone's answering machine, oldest first: what began after a beep. */
  get tape(): string[] {
    const calls = [...this.twilio.store.calls.values()].filter(({ to }) => to === this.number);
    return calls.flatMap(({ tape = [] }) => tape);
  }

  /**
   * Makes the phone forward what it does not answer, as its carrier would.
   * @param to where such calls go on ringing, E.164: the line, or another phone
   * @param options `after`: how long it rings before, in whole seconds, default 20; `silent`: true where the carrier passes
   * on neither ForwardedFrom nor CalledVia
   * @returns the function that ends it, which `using` calls by itself
   * @throws Error where `to` is no number or this phone, or `after` is no whole number
   * @example
   * using forwarding = line.phone('+12025550100').forwardsTo('+15005550006', { after: 15 });
   */
  forwardsTo(to: string, options: { after?: number; silent?: boolean } = {}): (() => void) & Disposable {
    const stop = this.twilio.forwardingPhones.forward(this.number, { to, ...options });
    return Object.assign(stop, { [Symbol.dispose]: stop });
  }

  /**
   * Texts the line.
   * @param body what the text says
   * @param options `mediaUrl`: the absolute URLs of its pictures
   * @returns the words of the line's first reply to this phone, or null where it sends none
   * @throws Error on a real clock, where the webhook does not answer in time
   * @example
   * expect(await line.phone('+12025550143').text('hours')).toContain('Monday to Friday');
   */
  async text(body: string, options: { mediaUrl?: string | string[] } = {}): Promise<string | null> {
    const [first] = await this.texts(body, options);
    return first ?? null;
  }

  /** Does the same as `text`, but returns the words of all replies to this phone. */
  async texts(body: string, { mediaUrl = [] }: { mediaUrl?: string | string[] } = {}): Promise<string[]> {
    const mediaUrls = Array.isArray(mediaUrl) ? mediaUrl : [mediaUrl];
    const asked = this.twilio.messages.receive({ from: this.number, to: this.lineNumber, body, mediaUrls });
    return (await this.repliesTo(asked)).map((reply) => reply.body);
  }

  /**
   * Waits for a text to this phone with these words in it, or a match of this pattern. A text that this object has returned
   * before does not count.
   * @returns the text's words
   * @throws Error where none comes within 10 s of real time
   * @example
   * await line.phone('+12025550100').receives('Missed call');
   */
  async receives(wanted: string | RegExp): Promise<string> {
    const message = await this.watcher.expectFromOutside({
      topic: this.number,
      check: () => this.takeText(wanted),
      late: () =>
        new Error(
          `${this.number} got no text ${wanted}. Its texts: ${JSON.stringify(this.inbox.map(({ body }) => body))}.`,
        ),
    });
    return message.body;
  }

  /** All texts that were sent to this phone, oldest first. */
  get inbox(): Message[] {
    return [...this.twilio.store.messages.values()].filter(
      ({ to, direction, status }) => to === this.number && direction !== 'inbound' && status !== 'failed',
    );
  }

  private takeText(wanted: string | RegExp): Message | undefined {
    const message = this.inbox.find(({ sid, body }) => !this.read.has(sid) && fits(body, wanted));
    if (message) this.read.add(message.sid);
    return message;
  }

  private ringing(): Call | undefined {
    return [...this.twilio.store.calls.values()].find(
      (call) =>
        calleeOf(call) === this.number &&
        call.direction !== 'inbound' &&
        call.status === 'ringing' &&
        !this.taken.has(call.sid),
    );
  }

  /** The texts that answer `asked`, once its webhook has answered and the replies are sent. */
  private async repliesTo(asked: Message): Promise<Message[]> {
    const clock = manualOf(this.twilio.clock);
    if (clock) await clock.settle();
    else await this.answered(asked);
    return [...this.twilio.store.messages.values()].filter(
      ({ inReplyTo, to }) => inReplyTo === asked.sid && to === asked.from,
    );
  }

  private async answered(asked: Message): Promise<void> {
    const { store } = this.twilio;
    const smsUrl = store.numberFor(asked.to)?.smsUrl;
    if (!smsUrl) return;
    await this.watcher.expect({
      topic: asked.sid,
      check: () => {
        const exchanges = store.exchanges.filter(({ messageSid }) => messageSid === asked.sid);
        const done = exchanges.length > 0 && exchanges.every(({ durationMs }) => durationMs !== null);
        return done || undefined;
      },
      late: () => new Error(`The text "${asked.body}" got no answer from ${smsUrl}.`),
    });
    await new Promise((resolve) => setTimeout(resolve, GRACE));
  }
}

function fits(body: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? body.includes(wanted) : body.search(wanted) >= 0;
}
