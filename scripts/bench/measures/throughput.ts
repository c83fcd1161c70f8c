import { bytesOf, Connection, HOST } from '../connection.ts';
import { startHost } from '../host.ts';
import { signedForm } from '../webhooks.ts';
import { interleaved, type Measure } from './measure.ts';

/** Enough to keep the host busy without a queue that hides its time. */
const CONNECTIONS = 8;

/** Requests per second of the signed voice webhook and of hello-world, through the same host. */
export const throughput: Measure = async ({ apps, quick }) => {
  const ms = quick ? 300 : 500;
  const [ours, floor] = await Promise.all([
    Load.on(apps.host, apps.ours, '/api/voiceTwiml'),
    Load.on(apps.host, apps.floor, '/api/hello'),
  ]);
  try {
    await ours.run(ms);
    await floor.run(ms);
    const samples = await interleaved(quick ? 2 : 30, {
      ours: () => ours.run(ms),
      floor: () => floor.run(ms),
    });
    const name = 'signed voice webhooks through the host';
    return [{ name, unit: 'requests/s', samples, target: { against: 'floor', atLeast: 0.85 } }];
  } finally {
    await Promise.all([ours.stop(), floor.stop()]);
  }
};

/** A host under a load of webhooks, all alike. */
export class Load {
  private constructor(
    readonly pid: number,
    private readonly connections: Connection[],
    private readonly request: Buffer,
    private readonly stopHost: () => Promise<void>,
  ) {}

  /** Starts an app and connects to it. */
  static async on(host: string, entry: string, path: string): Promise<Load> {
    const { port, pid, stop } = await startHost(host, entry);
    const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => Connection.open(port)));
    const request = bytesOf({ path, ...signedForm(`http://${HOST}${path}`) });
    return new Load(pid, connections, request, stop);
  }

  /** Sends webhooks for so many ms. Returns how many were answered per second. Throws Error on a wrong answer. */
  async run(ms: number): Promise<number> {
    const started = performance.now();
    const answered = await this.sendWhile(() => performance.now() - started < ms);
    return (answered / (performance.now() - started)) * 1000;
  }

  /** Sends so many webhooks. */
  async send(count: number): Promise<void> {
    let left = count;
    await this.sendWhile(() => left-- > 0);
  }

  async stop(): Promise<void> {
    for (const connection of this.connections) connection.close();
    await this.stopHost();
  }

  private async sendWhile(more: () => boolean): Promise<number> {
    let answered = 0;
    const work = this.connections.map(async (connection) => {
      while (more()) {
        const { status } = await connection.ask(this.request);
        if (status !== 200) throw new Error(`A webhook was answered with status ${status}.`);
        answered += 1;
      }
    });
    await Promise.all(work);
    return answered;
  }
}
