import { expect, test } from 'vitest';
import { Tunnels } from '../../../sandbox/src/webhooks/tunnels.ts';
import { LINE, startTestSandbox } from '../support.ts';

test.each([
  ['https://front.example/line', 'http://127.0.0.1:1'],
  ['https://front.example/line/api/x?a=b', 'http://127.0.0.1:1/api/x?a=b'],
  ['https://front.example/lines', 'https://front.example/lines'],
  ['https://other.example/line/api', 'https://other.example/line/api'],
  ['https://second.example/api', 'http://127.0.0.1:2/api'],
])('%s is found at %s', (url, found) => {
  const tunnels = new Tunnels();
  tunnels.open('https://front.example/line', 'http://127.0.0.1:1');
  tunnels.open('https://second.example/', 'http://127.0.0.1:2');
  expect(tunnels.through(url)).toBe(found);
  expect(new Tunnels().through(url)).toBe(url);
});

test('a webhook behind a tunnel is brought here, and is on record under the address that was called', async () => {
  const sandbox = await startTestSandbox(() => ({ body: '<Response><Message>pong</Message></Response>' }));
  sandbox.configure({ smsUrl: 'https://front.example/app/sms' });
  sandbox.tunnel('https://front.example/app', sandbox.app.origin);
  expect(await sandbox.phone('+12025550143').text('ping')).toBe('pong');
  expect(sandbox.app.received).toMatchObject([{ path: '/sms' }]);
  expect(sandbox.twilio.store.exchanges).toMatchObject([{ url: 'https://front.example/app/sms' }]);
  expect(sandbox.number).toBe(LINE);
  await sandbox.close();
});

test.each(['GET', 'POST'] as const)(
  'behind a tunnel a %s has its own query sorted, and nothing else',
  async (method) => {
    const sandbox = await startTestSandbox();
    sandbox.tunnel('https://front.example', sandbox.app.origin);
    await sandbox.twilio.webhooks.request({
      ...{ url: 'https://front.example/voice?b=1&a=2', method, purpose: 'voice', callSid: 'CA1' },
      params: [['a0', 'last']],
    });
    const [received] = sandbox.app.received;
    const query = [...(received?.form ?? [])].map(([name]) => name);
    expect(query).toEqual(method === 'GET' ? ['a', 'b', 'a0'] : ['a0']);
    expect(sandbox.twilio.store.exchanges[0]?.url).toMatch(/^https:..front.example.voice.a=2&b=1/);
    await sandbox.close();
  },
);
