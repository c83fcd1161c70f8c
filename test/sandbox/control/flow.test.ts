import { afterEach, expect, test } from 'vitest';
import { LINE, PERSON, startTestSandbox, type TestSandbox } from '../support.ts';

let controls: TestSandbox;
afterEach(() => controls.close());

test('a person calls the line, presses a key and hangs up', async () => {
  controls = await startTestSandbox(({ path }) => ({
    body:
      path === '/voice'
        ? '<Response><Gather numDigits="1" action="/menu" timeout="60"><Say>Press a key</Say></Gather></Response>'
        : '<Response><Say>Thank you</Say><Pause length="30"/></Response>',
  }));
  const created = await controls.ask('POST', '/calls', { from: PERSON });
  expect(created).toMatchObject({ status: 201, json: { sid: expect.stringMatching(/^CA/) } });
  const { sid } = created.json;
  await controls.clock.advance(3000);
  expect((await controls.ask('POST', `/calls/${sid}/digits`, { digits: '2' })).status).toBe(200);
  await controls.clock.advance(2000);
  expect((await controls.ask('POST', `/calls/${sid}/hangup`)).status).toBe(200);
  await controls.clock.advance(1000);
  expect((await controls.ask('POST', `/calls/${sid}/hangup`)).status).toBe(409);

  const { json } = await controls.ask('GET', '/state');
  expect(Object.keys(json)).toEqual(['calls', 'messages', 'exchanges']);
  expect(json.calls).toMatchObject([
    {
      sid,
      from: PERSON,
      to: LINE,
      direction: 'inbound',
      status: 'completed',
      parentCallSid: null,
      heard: ['Press a key', 'Thank you'],
    },
  ]);
  expect(json.calls[0].heardDetail[0]).toMatchObject({ by: 'Say', text: 'Press a key' });
  expect(json.calls[0].trace.map(({ verb }: { verb: string }) => verb)).toEqual(
    expect.arrayContaining(['Gather', 'Say', 'Pause']),
  );
  const webhooks = json.exchanges.filter(({ kind }: { kind: string }) => kind === 'webhook');
  expect(webhooks).toMatchObject([
    {
      method: 'POST',
      url: `${controls.app.origin}/voice`,
      status: 200,
      signature: expect.stringMatching(/=$/),
    },
    { method: 'POST', url: `${controls.app.origin}/menu`, status: 200, verdict: 'accepted' },
  ]);
});

test('a person texts the line, and the reply is in the state', async () => {
  controls = await startTestSandbox(() => ({ body: '<Response><Message>pong</Message></Response>' }));
  const mediaUrl = 'https://example.com/a.png';
  const { status, json } = await controls.ask('POST', '/messages', { from: PERSON, body: 'ping', mediaUrl });
  expect(status).toBe(201);
  await controls.clock.advance(1000);
  const state = (await controls.ask('GET', '/state')).json;
  expect(state.messages).toMatchObject([
    {
      sid: json.sid,
      from: PERSON,
      to: LINE,
      body: 'ping',
      mediaUrls: [mediaUrl],
      direction: 'inbound',
      status: 'received',
    },
    {
      from: LINE,
      to: PERSON,
      body: 'pong',
      direction: 'outbound-reply',
      status: 'delivered',
      inReplyTo: json.sid,
    },
  ]);
});

test('a recording is left, listed with its call and can be played', async () => {
  controls = await startTestSandbox(() => ({
    body: '<Response><Record maxLength="20" action="/done"/></Response>',
  }));
  const { sid } = (await controls.ask('POST', '/calls', { from: PERSON })).json;
  await controls.clock.advance(2000);
  expect(await controls.ask('POST', `/calls/${sid}/recording`, silence(8000))).toMatchObject({ status: 200 });
  await controls.clock.advance(1000);
  await controls.ask('POST', `/calls/${sid}/hangup`);
  await controls.clock.advance(5000);
  const [recording] = (await controls.ask('GET', '/state')).json.calls[0].recordings;
  const sound = await fetch(controls.origin + recording.url);
  expect(sound.headers.get('content-type')).toBe('audio/wav');
  expect((await sound.arrayBuffer()).byteLength).toBe(recording.bytes);
  expect((await controls.ask('GET', '/recordings/RE1.wav')).status).toBe(404);
});

test('GET /config says what the line is', async () => {
  controls = await startTestSandbox();
  const answer = await controls.ask('GET', '/config');
  expect(answer.json).toEqual({ lineNumber: LINE });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

/** A WAV file of so many samples at 8 kHz, 8 bit, mono. */
function silence(samples: number): Uint8Array {
  const wav = Buffer.alloc(44 + samples, 0x80);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(8000, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples, 40);
  return wav;
}
