import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { goodSettings, useSettings } from './functions.ts';

export interface Asked {
  path: string;
  authorization: string;
  form: URLSearchParams;
}

export interface FakeTwilio {
  url: string;
  asked: Asked[];
  /** What is answered from now on; without a body the connection is left open without an answer. */
  answerWith(status: number, body?: string): void;
  close(): Promise<void>;
}

const created = { sid: 'CA1', status: 'queued', to: '+12025550143', from: '+15005550006', num_segments: '1' };

/** A REST API that answers what a test says and keeps what it was asked: for answers that a real Twilio seldom gives. */
export async function startFakeTwilio(): Promise<FakeTwilio> {
  const asked: Asked[] = [];
  let answer: { status: number; body: string | undefined } = { status: 201, body: JSON.stringify(created) };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push({
        path: request.url ?? '',
        authorization: Buffer.from(request.headers.authorization?.split(' ')[1] ?? '', 'base64').toString(),
        form: new URLSearchParams(Buffer.concat(chunks).toString()),
      });
      if (answer.body !== undefined)
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answerWith: (status, body) => {
      answer = { status, body };
    },
    close: () => close(server),
  };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A fake Twilio for the tests of this file, empty and with good settings before each; the functions call it. */
export function fakeTwilioForTests(): FakeTwilio {
  const fake = {} as FakeTwilio;
  beforeAll(async () => {
    Object.assign(fake, await startFakeTwilio());
    // Functions load this when they first need it, which on a busy machine takes longer than a webhook waits.
    await import('../../src/twilio/api.ts');
  });
  afterAll(() => fake.close());
  beforeEach(() => {
    fake.asked.length = 0;
    useSettings({ ...goodSettings, TWILIO_API_BASE_URL: fake.url });
  });
  return fake;
}
