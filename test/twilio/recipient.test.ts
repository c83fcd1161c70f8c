import { expect, test } from 'vitest';
import type { Settings } from '../../src/settings.ts';
import { parseRecipient, requireAllowed } from '../../src/twilio/recipient.ts';

const US = '+12025550143';
const KR = '+821012345678';
const GB = '+442079460958';

const settingsOf = (allowedCountries?: Settings['allowedCountries']): Settings => ({
  ...{ accountSid: '', authToken: '', phoneNumber: '+15005550006' },
  ...(allowedCountries && { allowedCountries }),
});

/** Whether a number may be called or texted. */
function isAllowed(number: string, settings: Settings): boolean {
  const recipient = parseRecipient(number, settings);
  if (!recipient) throw new Error(`${number} is no number.`);
  try {
    requireAllowed(recipient, settings);
    return true;
  } catch {
    return false;
  }
}

test.each<[string, Settings['allowedCountries'], boolean[]]>([
  ['no list: the line\u2019s own country', undefined, [true, false, false]],
  ['a list of one', ['KR'], [false, true, false]],
  ['a list of two', ['US', 'KR'], [true, true, false]],
  ['a list of two, the other way round', ['KR', 'US'], [true, true, false]],
  ['every country', '*', [true, true, true]],
])('%s', (_, allowed, expected) => {
  expect([US, KR, GB].map((number) => isAllowed(number, settingsOf(allowed)))).toEqual(expected);
});
