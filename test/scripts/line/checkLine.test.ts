import { describe, expect, test } from 'vitest';
import { type FakeNumber, fakeTwilio } from '../../support/fakeTwilio.ts';
import { number, token } from './support/account.ts';
import { type Faults, fakeApp } from './support/fakeApp.ts';
import { runLine, settingsFor } from './support/runLine.ts';

async function checkLine(faults: Faults = {}, changes: (origin: string) => Partial<FakeNumber> = pointingAt) {
  const app = await fakeApp(faults);
  const twilio = await fakeTwilio(number(changes(app.origin)));
  return { app, ...(await runLine(['check', app.origin], settingsFor(twilio.url))) };
}

function pointingAt(origin: string): Partial<FakeNumber> {
  return {
    voice_url: `${origin}/api/voiceTwiml`,
    sms_url: `${origin}/api/smsTwiml`,
    status_callback: `${origin}/api/callStatus`,
  };
}

describe('check', () => {
  test('finds all well', async () => {
    const { code, out } = await checkLine();
    expect(out).toContain('All is well.');
    expect(out).not.toContain('WRONG');
    expect(out.match(/^ok /gm)).toHaveLength(5);
    expect(code).toBe(0);
  });

  test.each<[string, Faults, string]>([
    ['a missing setting', { health: 503 }, 'A setting is missing'],
    ['another token', { token: 'other' }, 'TWILIO_AUTH_TOKEN is another one'],
    ['another URL', { origin: 'https://inner.example' }, 'set PUBLIC_BASE_URL to http://127.0.0.1:'],
    ['webhooks open to all', { open: true }, 'Anybody can pose as Twilio'],
    ['an app that did not load', { always: { status: 404 } }, 'the app has not loaded'],
    ['a login page', { always: { status: 401 } }, 'Twilio cannot log in'],
    ['a redirect', { always: { status: 301, headers: { location: '/x' } } }, 'sends callers elsewhere'],
    ['another site', { always: { status: 200, body: '<html>' } }, 'Anybody can pose as Twilio'],
    ['no token in the app', { always: { status: 500 } }, 'TWILIO_AUTH_TOKEN is not set in the app'],
  ])('says what to do about %s', async (_, faults, remedy) => {
    const { code, out } = await checkLine(faults);
    expect(out).toContain(remedy);
    expect(out).toMatch(/\d of \d are wrong\./);
    expect(code).toBe(1);
  });

  test.each<[string, Partial<FakeNumber>, string]>([
    ['voice elsewhere', { voice_url: 'https://old.example' }, 'voice is POST https://old.example'],
    ['no text webhook', { sms_url: null }, 'text is not set'],
    ['a GET webhook', { status_callback_method: 'GET' }, 'status is GET'],
    ['a TwiML app', { voice_application_sid: `AP${'5'.repeat(32)}` }, 'VoiceApplicationSid'],
  ])('finds %s at Twilio', async (_, change, message) => {
    const { code, out } = await checkLine({}, (origin) => ({ ...pointingAt(origin), ...change }));
    expect(out).toContain(message);
    expect(code).toBe(1);
  });

  test('asks Twilio also when the functions cannot be reached', async () => {
    const twilio = await fakeTwilio(number());
    const { code, out } = await runLine(['check', 'http://127.0.0.1:9'], settingsFor(twilio.url));
    expect(code).toBe(1);
    expect(out).toContain('cannot be reached');
    expect(out).toContain('npm run line -- connect http://127.0.0.1:9/api');
    expect(out).not.toContain('signature');
  });

  test('checks the functions also when Twilio refuses', async () => {
    const app = await fakeApp();
    const twilio = await fakeTwilio();
    twilio.answerWith(401, JSON.stringify({ code: 20003, message: 'Authenticate', status: 401 }));
    const { code, out } = await runLine(['check', app.origin], settingsFor(twilio.url));
    expect(code).toBe(1);
    expect(out).toContain('ok     A signed call gets TwiML');
    expect(out).toContain('Twilio refused the credentials');
  });

  test('never sends the token, nor prints it', async () => {
    const { app, out } = await checkLine({ token: 'other' });
    expect(out).not.toContain(token);
    expect(JSON.stringify(app.requests)).not.toContain(token);
  });
});
