import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Line, ManualClock, startLine } from '#testing';

let line: Line;
beforeAll(async () => {
  process.env.TWILIO_PHONE_NUMBER = '+12025550111';
  line = await startLine({ clock: new ManualClock(), keys: { function: 'key' } });
});
afterAll(async () => {
  delete process.env.TWILIO_PHONE_NUMBER;
  await line.close();
});

describe('startLine', () => {
  test('a call is answered by the line', async () => {
    const call = await line.phone('+12025550143').call();
    await call.hears('Hello Monkey!');
    await call.press('2');
    await call.hears(/leave a message/);
    await call.hangsUp();
    expect(await call.ended()).toBe('completed');
  });

  test('a text is answered by the line', async () => {
    expect(await line.phone('+12025550144').text('ping')).toBe(
      'Hey, thanks for the ping! Twilio and Azure rock!',
    );
  });

  test('makeCall reaches the sandbox over REST, and the callee hears the line', async () => {
    const phone = line.phone('+12025550145');
    const ringing = phone.nextCall();
    const answer = await fetch(`${line.functionsUrl}/makeCall`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-functions-key': 'key' },
      body: JSON.stringify({ to: phone.number }),
    });
    expect(answer.status).toBe(201);
    const call = await ringing;
    await call.answers();
    await call.hears('Hello Monkey!');
  });

  test('makeCall and sendSms ask the functions, with their key', async () => {
    const phone = line.phone('+12025550147');
    const ringing = phone.nextCall();
    const { status, body } = await line.makeCall({ to: phone.number, say: 'Your table is ready.' });
    expect([status, body.status]).toEqual([201, 'queued']);
    const call = await ringing;
    await call.answers();
    await call.hears('Your table is ready.');
    expect(await line.sendSms({ to: phone.number, body: 'Hello' })).toMatchObject({
      status: 201,
      body: { segments: 1 },
    });
    expect(await line.sendSms({ to: phone.number })).toMatchObject({ status: 400 });
  });

  test('keys are checked when asked to', async () => {
    expect((await fetch(`${line.functionsUrl}/makeCall`, { method: 'POST' })).status).toBe(401);
  });

  test('settings come from the example, not from the developer’s own environment', () => {
    expect(line.lineNumber).toBe('+15005550006');
  });

  test('the number’s webhooks point at the functions', () => {
    expect(line.sandbox.twilio.store.numberFor(line.lineNumber)).toMatchObject({
      voiceUrl: `${line.functionsUrl}/voiceTwiml`,
      smsUrl: `${line.functionsUrl}/smsTwiml`,
      statusCallback: `${line.functionsUrl}/callStatus`,
    });
  });
});

test('settings may be changed, several sandboxes may run at once, and none is left after close', async () => {
  const own = {
    TWILIO_PHONE_NUMBER: '+12025550190',
    TWILIO_AUTH_TOKEN: 'another-token-that-is-not-a-secret',
  };
  const other = await startLine({ clock: new ManualClock(), settings: own });
  expect(other.lineNumber).toBe('+12025550190');
  expect(await other.phone('+12025550146').text('ping')).toContain('ping');
  await other[Symbol.asyncDispose]();
  await expect(fetch(`${other.functionsUrl}/health`)).rejects.toThrow();
  await expect(fetch(other.origin)).rejects.toThrow();
  expect((await fetch(`${line.functionsUrl}/health`)).status).toBe(200);
});

test('a line with errors is refused with its findings', async () => {
  await expect(startLine({ line: 'test/fixtures/nosuch.json' })).rejects.toThrow(/nosuch\.json/);
});
