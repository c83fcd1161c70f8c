import { expect, test } from 'vitest';
import { phoneState } from '../../../sandbox/page/state/phoneState.ts';
import type { PhoneCall } from '../../../sandbox/page/state/types.ts';
import { makeCall } from '../call.ts';

const ME = '+12025550143';
const LINE = '+15005550006';
const toMe: Partial<PhoneCall> = { direction: 'outbound-api', from: LINE, to: ME };

test.each<[string, Partial<PhoneCall>, string]>([
  ['no answer yet', { status: 'ringing' }, 'calling'],
  ['answered', { status: 'in-progress' }, 'talking'],
  ['over', { status: 'completed', endTime: 2000 }, 'idle'],
  ['somebody else calls the line', { from: '+12025550177' }, 'idle'],
  ['the line is about to call me', { ...toMe, status: 'queued' }, 'idle'],
  ['the line calls me', { ...toMe, status: 'ringing' }, 'incoming'],
  ['a dial rings me', { ...toMe, direction: 'outbound-dial', status: 'ringing' }, 'incoming'],
  ['I have answered the line', { ...toMe, status: 'in-progress' }, 'talking'],
  ['my carrier has forwarded the call', { ...toMe, forwardedTo: '+12025550177', status: 'ringing' }, 'idle'],
  [
    'a carrier has forwarded a call to me',
    { ...toMe, to: '+12025550177', forwardedTo: ME, status: 'ringing' },
    'incoming',
  ],
  ['the line calls somebody else', { ...toMe, to: '+12025550177', status: 'ringing' }, 'idle'],
])('%s', (_, call, phase) => {
  expect(phoneState([makeCall(call)], ME).phase).toBe(phase);
});

test('a second call waits while the first goes on', () => {
  const first = makeCall();
  const second = makeCall({ ...toMe, sid: 'CA2', status: 'ringing' });
  expect(phoneState([first, second], ME)).toEqual({
    phase: 'talking',
    call: first,
    waiting: second,
    newest: second,
  });
});
