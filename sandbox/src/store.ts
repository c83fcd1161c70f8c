import type { Call, Exchange, IncomingPhoneNumber, Message, OutgoingCallerId, Recording } from './model.ts';

export type Change =
  | { type: 'call'; call: Call }
  | { type: 'message'; message: Message }
  | { type: 'exchange'; exchange: Exchange }
  | { type: 'recording'; recording: Recording }
  | { type: 'app' };

/** How many exchanges are kept. The oldest are dropped, so that the memory does not fill up. */
const KEPT_EXCHANGES = 1000;

/** Everything that the sandbox keeps, oldest first. Listeners are told of each change. */
export class Store {
  readonly calls = new Map<string, Call>();
  readonly messages = new Map<string, Message>();
  readonly numbers = new Map<string, IncomingPhoneNumber>();
  readonly callerIds = new Map<string, OutgoingCallerId>();
  readonly recordings = new Map<string, Recording>();
  readonly exchanges: Exchange[] = [];
  private readonly listeners = new Set<(change: Change) => void>();
  private exchangeCount = 0;

  /** Keeps a call and tells the listeners. Call it after each change of a call. */
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

  /** Begins the record of a request. When it is answered, change the object returned and pass it to saveExchange. */
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

  /** The account's first number: the one called where no other is named. */
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
