import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentWav, wavSeconds } from '../../../sandbox/src/calls/record/wav.ts';
import { heard, openSandbox, type TestSandbox } from '../../support/testSandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
  sandbox.app.on('/made', '<Say>Thanks</Say>').on('/ready', '').on('/words', '');
});
afterEach(() => sandbox.close());

const start = (attributes = '') =>
  sandbox.receive(`<Record action="/made" ${attributes}/><Say>unreachable</Say>`);
const recordings = () => [...sandbox.twilio.store.recordings.values()];

describe('Record', () => {
  test.each([
    ['silence, which is kept', '', () => undefined, { RecordingDuration: '5' }],
    ['a shorter silence', 'timeout="2"', () => undefined, { RecordingDuration: '2' }],
    [
      'its length',
      'maxLength="10"',
      (sid: string) => sandbox.twilio.calls.talking(sid),
      { RecordingDuration: '10' },
    ],
    [
      'its length, without a timeout',
      'maxLength="9" timeout="0"',
      () => undefined,
      { RecordingDuration: '9' },
    ],
    ['a key', 'finishOnKey="#"', (sid: string) => sandbox.twilio.calls.press(sid, '1#'), { Digits: '#' }],
    ['any key', '', (sid: string) => sandbox.twilio.calls.press(sid, '7'), { Digits: '7' }],
    [
      'silence after a message',
      '',
      (sid: string) => sandbox.twilio.calls.leaveRecording(sid, silentWav(12)),
      { RecordingDuration: '12' },
    ],
    [
      'silence after a spoken one',
      '',
      (sid: string) => sandbox.twilio.calls.speak(sid, 'x'.repeat(100)),
      { RecordingDuration: '7' },
    ],
  ])('ended by %s requests its action', async (_name, attributes, act, params) => {
    const call = start(attributes);
    act(call.sid);
    await sandbox.finish();
    const [recording] = recordings();
    expect(sandbox.app.at('/made')).toMatchObject([
      {
        signed: true,
        params: {
          RecordingSid: recording?.sid,
          RecordingUrl: `http://127.0.0.1:7080/2010-04-01/Accounts/${call.accountSid}/Recordings/${recording?.sid}`,
          ...params,
        },
      },
    ]);
    expect(heard(call)).toEqual(['[beep]', 'Thanks']);
    expect(recording).toMatchObject({
      status: 'completed',
      source: 'RecordVerb',
      channels: 1,
      callSid: call.sid,
    });
  });

  test('ended by silence sends no Digits', async () => {
    start();
    await sandbox.finish();
    expect(sandbox.app.at('/made')[0]?.params).not.toHaveProperty('Digits');
  });

  test('ended by the caller hanging up still requests its action, and runs nothing of the answer', async () => {
    const call = start();
    await sandbox.clock.advance(3000);
    sandbox.twilio.calls.hangUp(call.sid);
    await sandbox.finish();
    expect(sandbox.app.at('/made')).toMatchObject([
      { params: { Digits: 'hangup', CallStatus: 'completed' } },
    ]);
    expect(heard(call)).toEqual(['[beep]']);
    expect(recordings()).toHaveLength(1);
  });

  test('keeps what the caller left, and cuts a message at its length', async () => {
    const wav = silentWav(3);
    const call = start('playBeep="false"');
    sandbox.twilio.calls.leaveRecording(call.sid, wav);
    await sandbox.finish();
    expect(recordings()[0]?.media).toBe(wav);
    expect(heard(call)).toEqual(['Thanks']);
  });

  test('makes silence of its length where nothing was left', async () => {
    start();
    await sandbox.finish();
    expect(wavSeconds(recordings()[0]?.media ?? new Uint8Array())).toBe(5);
  });

  test('reports the recording when it is ready, and what was said', async () => {
    const call = start(
      'recordingStatusCallback="/ready" recordingStatusCallbackMethod="GET" transcribe="true" transcribeCallback="/words"',
    );
    sandbox.twilio.calls.speak(call.sid, 'Call me back.');
    await sandbox.finish();
    expect(sandbox.app.at('/ready')).toMatchObject([
      {
        method: 'GET',
        signed: true,
        params: {
          RecordingStatus: 'completed',
          RecordingSource: 'RecordVerb',
          RecordingChannels: '1',
          CallSid: call.sid,
        },
      },
    ]);
    expect(sandbox.app.at('/words')).toMatchObject([
      { params: { TranscriptionText: 'Call me back.', TranscriptionStatus: 'completed' } },
    ]);
    expect(recordings()[0]?.transcription).toBe('Call me back.');
  });

  test('is kept, without its action, when other TwiML takes the call over', async () => {
    const call = start();
    await sandbox.clock.advance(3500);
    sandbox.twilio.calls.update(call.sid, { twiml: '<Response><Say>New</Say></Response>' });
    await sandbox.finish();
    expect(recordings()).toMatchObject([{ duration: 3 }]);
    expect(sandbox.app.at('/made')).toEqual([]);
    expect(heard(call)).toEqual(['[beep]', 'New']);
  });

  test('refuses a recording that is no WAV file', () => {
    const call = start();
    expect(() => sandbox.twilio.calls.leaveRecording(call.sid, new Uint8Array(100))).toThrow(/no WAV/);
  });
});
