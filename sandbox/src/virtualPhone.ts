import { ManualClock } from './clock.ts';
import type { TwilioContext } from './context.ts';
import type { Call, Message } from './model.ts';
import { IncomingPhoneCall, PhoneCall } from './virtualPhone/phoneCall.ts';
import type { Watcher } from './virtualPhone/watcher.ts';

export { IncomingPhoneCall, PhoneCall, type VoiceMessage } from './virtualPhone/phoneCall.ts';

/** Ms of real time after the webhook's answer within which its reply must have been sent. */
const GRACE = 100;

/**
 * A phone for tests: calls the line, is called by it, texts with it. With a sandbox on a ManualClock it moves the
 * clock itself, so that long flows take milliseconds; on a real clock it waits.
 */
export class VirtualPhone {
  private readonly twilio: TwilioContext;
  private readonly taken = new Set<string>();

  /** `number` is this phone's, `lineNumber` the one it calls and texts; both E.164. */
  constructor(
    private readonly watcher: Watcher,
    readonly number: string,
    private readonly lineNumber: string,
  ) {
    this.twilio = watcher.twilio;
  }

  /** Calls the line (or `to`). `callerName` is what caller ID would show. */
  async call({
    to = this.lineNumber,
    callerName,
  }: {
    to?: string;
    callerName?: string;
  } = {}): Promise<PhoneCall> {
    const call = this.twilio.calls.receive({ from: this.number, to, callerName });
    await this.watcher.settle();
    return new PhoneCall(this.watcher, call);
  }

  /**
   * The next call to this phone. Ask for it before whatever makes the line call, and await it afterwards: from now on
   * the phone rings until the call returned is answered or declined.
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

  /** Texts the line. Resolves to the first reply's text, or null if there is none. */
  async text(body: string, options: { mediaUrl?: string | string[] } = {}): Promise<string | null> {
    const [first] = await this.texts(body, options);
    return first ?? null;
  }

  /** Texts the line. Resolves to the text of every reply. */
  async texts(body: string, { mediaUrl = [] }: { mediaUrl?: string | string[] } = {}): Promise<string[]> {
    const mediaUrls = Array.isArray(mediaUrl) ? mediaUrl : [mediaUrl];
    const asked = this.twilio.messages.receive({ from: this.number, to: this.lineNumber, body, mediaUrls });
    return (await this.repliesTo(asked)).map((reply) => reply.body);
  }

  /** Every text sent to this phone, oldest first. */
  get inbox(): Message[] {
    return [...this.twilio.store.messages.values()].filter(
      ({ to, direction, status }) => to === this.number && direction !== 'inbound' && status !== 'failed',
    );
  }

  private ringing(): Call | undefined {
    return [...this.twilio.store.calls.values()].find(
      ({ sid, to, direction, status }) =>
        to === this.number && direction !== 'inbound' && status === 'ringing' && !this.taken.has(sid),
    );
  }

  /** The texts that answer `asked`, once its webhook has been requested and acted upon. */
  private async repliesTo(asked: Message): Promise<Message[]> {
    if (this.twilio.clock instanceof ManualClock) await this.twilio.clock.settle();
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
