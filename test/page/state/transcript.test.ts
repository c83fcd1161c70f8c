import { expect, test } from 'vitest';
import { transcriptOf } from '../../../sandbox/page/state/transcript.ts';
import type { OwnAction } from '../../../sandbox/page/state/types.ts';
import { makeCall } from '../call.ts';

const keys = (at: number, text: string): OwnAction => ({ callSid: 'CA1', at, kind: 'keys', text });

test('tells who said and did what, in order', () => {
  const call = makeCall({
    status: 'completed',
    endTime: 9000,
    heardDetail: [
      { at: 1000, text: 'Press 1.', by: 'Say' },
      { at: 5000, text: '[beep]', by: 'tone' },
      { at: 7000, text: 'Good morning', by: 'person' },
    ],
    trace: [
      { verb: 'Say', at: 1000 },
      { verb: 'Dial', at: 6000, detail: 'completed' },
      { verb: 'Enqueue', at: 8000, detail: 'not supported', problem: true },
    ],
  });
  const speech: OwnAction = { callSid: 'CA1', at: 5500, kind: 'speech', text: 'my message' };
  expect(transcriptOf(call, [keys(3000, '1'), speech]).map(({ who, text }) => [who, text])).toEqual([
    ['line', 'Press 1.'],
    ['me', 'Pressed 1'],
    ['note', '[beep]'],
    ['me', 'my message'],
    ['note', 'The line dials: completed'],
    ['other', 'Good morning'],
    ['problem', 'not supported'],
    ['note', 'Call ended: completed'],
  ]);
});

test('tells that a machine answered, and what was taken for one', () => {
  const call = makeCall({
    trace: [
      { verb: 'Phone', at: 1000, detail: 'an answering machine answers: "Hello."' },
      { verb: 'MachineDetection', at: 5000, detail: 'machine_start' },
      { verb: 'Phone', at: 6000, detail: 'beep' },
    ],
  });
  expect(transcriptOf(call, []).map(({ who, text }) => [who, text])).toEqual([
    ['note', 'At the phone: an answering machine answers: "Hello."'],
    ['note', 'Twilio takes who answered for: machine_start'],
    ['note', 'At the phone: beep'],
  ]);
});

test('keys pressed soon after each other are one line; those of another call are not there', () => {
  const actions = [keys(1000, '1'), keys(2000, '2'), keys(9000, '#'), { ...keys(9100, '9'), callSid: 'CA2' }];
  expect(transcriptOf(makeCall(), actions).map(({ text }) => text)).toEqual(['Pressed 12', 'Pressed #']);
});
