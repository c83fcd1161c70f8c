import { expect, test } from 'vitest';
import { ManualClock, startLine } from '#testing';

test('with PUBLIC_BASE_URL the line works as behind a tunnel: signed for that address, brought here', async () => {
  const settings = {
    PUBLIC_BASE_URL: ' https://front.example:8443/line/ ',
    TWILIO_PHONE_NUMBER: ' +15005550006 ',
  };
  const line = await startLine({ clock: new ManualClock(), settings });
  try {
    const phone = line.phone('+12025550143');
    const call = await phone.call();
    await call.hears('Hello Monkey!');
    await call.press('2');
    await call.hears('after the beep');
    expect(await phone.text('hours')).toContain('Monday to Friday');
    const webhooks = line.sandbox.twilio.store.exchanges.filter(({ kind }) => kind === 'webhook');
    const places = webhooks.map(({ url }) => url.split('?')[0]);
    expect(places).toContain('https://front.example:8443/line/api/voiceTwiml');
    expect(places).toContain('https://front.example:8443/line/api/gatherTwiml/start');
    expect(webhooks.filter(({ status }) => status !== 200 && status !== 204)).toEqual([]);

    const config = await fetch(`${line.origin}/sandbox/config`);
    expect(await config.json()).toMatchObject({ url: line.functionsUrl });
  } finally {
    await line.close();
  }
});
