import { expect, test } from 'vitest';
import { createClient } from '../../src/twilio/client.ts';

const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'token' };

/** Where the client would send a call and a text. */
function addressesOf(settings: Parameters<typeof createClient>[0]): unknown[] {
  const { calls, messages } = createClient(settings);
  return [calls, messages].map((list) => Reflect.get(list, '_version')?._domain.baseUrl);
}

test.each([
  ['Twilio’s own address, where no other is set', undefined, 'https://api.twilio.com'],
  ['the address that is set', 'http://127.0.0.1:7080', 'http://127.0.0.1:7080'],
])('calls and texts go to %s', (_what, apiBaseUrl, address) => {
  const settings = { ...account, ...(apiBaseUrl && { apiBaseUrl }) };
  expect(addressesOf(settings)).toEqual([address, address]);
});
