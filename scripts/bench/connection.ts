import { connect, type Socket } from 'node:net';

/** The app's name on the net, in the Host header and in signed URLs. */
export const HOST = 'app.example.com';

export interface PlainRequest {
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface PlainAnswer {
  status: number;
  body: string;
}

/** A kept-alive connection that sends POSTs one after another, at less cost than a whole HTTP client. */
export class Connection {
  private received = Buffer.alloc(0);
  private settle: ((answer: PlainAnswer | Error) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', (error) => this.settle?.(error));
    socket.on('close', () => this.settle?.(new Error('The host closed the connection.')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  /** Sends the bytes of a request (see `bytesOf`) and waits for its answer. */
  ask(request: Buffer): Promise<PlainAnswer> {
    return new Promise((resolve, reject) => {
      this.settle = (answer) => (answer instanceof Error ? reject(answer) : resolve(answer));
      this.socket.write(request);
    });
  }

  close(): void {
    this.settle = undefined;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.received.toString('latin1', 0, headEnd);
    const end = headEnd + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.received.length < end) return;
    const body = this.received.toString('utf8', headEnd + 4, end);
    this.received = this.received.subarray(end);
    this.settle?.({ status: Number(head.slice(9, 12)), body });
  }
}

/** A POST as it stands on the wire, to a host of the name that callers see: no port, as in Azure. */
export function bytesOf({ path, headers, body }: PlainRequest): Buffer {
  const all = { host: HOST, ...headers, 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`POST ${path} HTTP/1.1`, ...lines, '', body].join('\r\n'));
}
