import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpClient, type HttpClient } from '../../src/twilio/httpClient.ts';

const sockets: Socket[] = [];
const server = createServer((_request, response) => response.writeHead(200).end('{}'));
server.on('connection', (socket) => sockets.push(socket));

let client: HttpClient;
let uri = '';
const ask = async () => (await client.request({ method: 'get', uri })).statusCode;

beforeEach(async () => {
  sockets.length = 0;
  client = createHttpClient(5000, {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('two requests, one after the other, go over one connection', async () => {
  expect([await ask(), await ask()]).toEqual([200, 200]);
  expect(sockets).toHaveLength(1);
});

test('two at once take a connection each, and the next one of these', async () => {
  expect(await Promise.all([ask(), ask()])).toEqual([200, 200]);
  expect(await ask()).toBe(200);
  expect(sockets).toHaveLength(2);
});

test('a connection that the server closed in between is replaced', async () => {
  expect(await ask()).toBe(200);
  const [kept] = sockets;
  kept?.end();
  // It closes when the client has ended its side, too, and so knows.
  await once(kept ?? server, 'close');
  expect(await ask()).toBe(200);
  expect(sockets).toHaveLength(2);
});
