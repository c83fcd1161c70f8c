import { describe, expect, test } from 'vitest';
import { ManualClock, startLine } from '#testing';

describe.each([
  ['https://front.example:8443/line', ' https://front.example:8443/line/ ', ' +15005550006 '],
  [
    'https://xn--ly5bu5x.example/my%20line',
    'HTTPS://\uc804\ud654.Example:443/my line/',
    '\u202a+1 500 555 0006\u202c',
  ],
])('with PUBLIC_BASE_URL for %s', (base, PUBLIC_BASE_URL, TWILIO_PHONE_NUMBER) => {
  test('the line works as behind a tunnel: signed for that address, brought here', async () => {
    const settings = { PUBLIC_BASE_URL, TWILIO_PHONE_NUMBER };
    const line = await startLine({ clock: new ManualClock(), settings });
    try {
      expect(line.lineNumber).toBe('+15005550006');
      const phone = line.phone('+12025550143');
      const call = await phone.call();
      await call.hears('Hello Monkey!');
      await call.press('2');
      await call.hears('after the beep');
      expect(await phone.text('hours')).toContain('Monday to Friday');
      const webhooks = line.sandbox.twilio.store.exchanges.filter(({ kind }) => kind === 'webhook');
      const places = webhooks.map(({ url }) => url.split('?')[0]);
      expect(places).toContain(`${base}/api/voiceTwiml`);
      expect(places).toContain(`${base}/api/gatherTwiml/start`);
      expect(webhooks.filter(({ status }) => status !== 200 && status !== 204)).toEqual([]);

      const config = await fetch(`${line.origin}/sandbox/config`);
      expect(await config.json()).toMatchObject({ url: line.functionsUrl });
    } finally {
      await line.close();
    }
  });
});
