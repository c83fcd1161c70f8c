import type { Call, Exchange, IncomingPhoneNumber, Message, OutgoingCallerId, Recording } from './model.ts';

export type Change =
  | { type: 'call'; call: Call }
  | { type: 'message'; message: Message }
  | { type: 'exchange'; exchange: Exchange }
  | { type: 'recording'; recording: Recording }
  | { type: 'app' };

/** Exchanges kept; the oldest go first, so that a long session does not grow without end. */
const KEPT_EXCHANGES = 1000;

/** Everything the sandbox's Twilio remembers, oldest first, and who wants to know when it changes. */
export class Store {
  readonly calls = new Map<string, Call>();
  readonly messages = new Map<string, Message>();
  readonly numbers = new Map<string, IncomingPhoneNumber>();
  readonly callerIds = new Map<string, OutgoingCallerId>();
  readonly recordings = new Map<string, Recording>();
  readonly exchanges: Exchange[] = [];
  private readonly listeners = new Set<(change: Change) => void>();
  private exchangeCount = 0;

  /** Keeps or refreshes a call and tells the listeners; call it after every change to one. */
  saveCall(call: Call): void {
    this.calls.set(call.sid, call);
    this.tell({ type: 'call', call });
  }

  saveMessage(message: Message): void {
    this.messages.set(message.sid, message);
    this.tell({ type: 'message', message });
  }

  saveRecording(recording: Recording): void {
    this.recordings.set(recording.sid, recording);
    this.tell({ type: 'recording', recording });
  }

  /** Opens the record of a request on the wire; change the object returned and pass it to saveExchange when answered. */
  openExchange(exchange: Omit<Exchange, 'id'>): Exchange {
    const opened = { id: ++this.exchangeCount, ...exchange };
    this.exchanges.push(opened);
    if (this.exchanges.length > KEPT_EXCHANGES) this.exchanges.shift();
    this.tell({ type: 'exchange', exchange: opened });
    return opened;
  }

  saveExchange(exchange: Exchange): void {
    this.tell({ type: 'exchange', exchange });
  }

  /** Tells the listeners that what GET /sandbox/config says of the app is new. */
  appChanged(): void {
    this.tell({ type: 'app' });
  }

  /** The account's first number: the one called where nobody names another. */
  firstNumber(): string | undefined {
    const [first] = this.numbers.values();
    return first?.phoneNumber;
  }

  /** The account's own number with this E.164 form, if it has one. */
  numberFor(phoneNumber: string): IncomingPhoneNumber | undefined {
    return [...this.numbers.values()].find((number) => number.phoneNumber === phoneNumber);
  }

  /** Returns the function that ends the subscription. */
  onChange(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }
}
