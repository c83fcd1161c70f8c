import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentWav, wavSeconds } from '../../../sandbox/src/calls/record/wav.ts';
import { type Bench, heard, openBench } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  bench.app.on('/made', '<Say>Thanks</Say>').on('/ready', '').on('/words', '');
});
afterEach(() => bench.close());

const start = (attributes = '') =>
  bench.receive(`<Record action="/made" ${attributes}/><Say>unreachable</Say>`);
const recordings = () => [...bench.twilio.store.recordings.values()];

describe('Record', () => {
  it.each([
    ['silence, which is kept', '', () => undefined, { RecordingDuration: '5' }],
    ['a shorter silence', 'timeout="2"', () => undefined, { RecordingDuration: '2' }],
    [
      'its length',
      'maxLength="10"',
      (sid: string) => bench.twilio.calls.talking(sid),
      { RecordingDuration: '10' },
    ],
    [
      'its length, without a timeout',
      'maxLength="9" timeout="0"',
      () => undefined,
      { RecordingDuration: '9' },
    ],
    ['a key', 'finishOnKey="#"', (sid: string) => bench.twilio.calls.press(sid, '1#'), { Digits: '#' }],
    ['any key', '', (sid: string) => bench.twilio.calls.press(sid, '7'), { Digits: '7' }],
    [
      'silence after a message',
      '',
      (sid: string) => bench.twilio.calls.leaveRecording(sid, silentWav(12)),
      { RecordingDuration: '12' },
    ],
    [
      'silence after a spoken one',
      '',
      (sid: string) => bench.twilio.calls.speak(sid, 'x'.repeat(100)),
      { RecordingDuration: '7' },
    ],
  ])('ended by %s requests its action', async (_name, attributes, act, params) => {
    const call = start(attributes);
    act(call.sid);
    await bench.finish();
    const [recording] = recordings();
    expect(bench.app.at('/made')).toMatchObject([
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

  it('ended by silence sends no Digits', async () => {
    start();
    await bench.finish();
    expect(bench.app.at('/made')[0]?.params).not.toHaveProperty('Digits');
  });

  it('ended by the caller hanging up still requests its action, and runs nothing of the answer', async () => {
    const call = start();
    await bench.clock.advance(3000);
    bench.twilio.calls.hangUp(call.sid);
    await bench.finish();
    expect(bench.app.at('/made')).toMatchObject([{ params: { Digits: 'hangup', CallStatus: 'completed' } }]);
    expect(heard(call)).toEqual(['[beep]']);
    expect(recordings()).toHaveLength(1);
  });

  it('keeps what the caller left, and cuts a message at its length', async () => {
    const wav = silentWav(3);
    const call = start('playBeep="false"');
    bench.twilio.calls.leaveRecording(call.sid, wav);
    await bench.finish();
    expect(recordings()[0]?.media).toBe(wav);
    expect(heard(call)).toEqual(['Thanks']);
  });

  it('makes silence of its length where nothing was left', async () => {
    start();
    await bench.finish();
    expect(wavSeconds(recordings()[0]?.media ?? new Uint8Array())).toBe(5);
  });

  it('reports the recording when it is ready, and what was said', async () => {
    const call = start(
      'recordingStatusCallback="/ready" recordingStatusCallbackMethod="GET" transcribe="true" transcribeCallback="/words"',
    );
    bench.twilio.calls.speak(call.sid, 'Call me back.');
    await bench.finish();
    expect(bench.app.at('/ready')).toMatchObject([
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
    expect(bench.app.at('/words')).toMatchObject([
      { params: { TranscriptionText: 'Call me back.', TranscriptionStatus: 'completed' } },
    ]);
    expect(recordings()[0]?.transcription).toBe('Call me back.');
  });

  it('is kept, without its action, when other TwiML takes the call over', async () => {
    const call = start();
    await bench.clock.advance(3500);
    bench.twilio.calls.update(call.sid, { twiml: '<Response><Say>New</Say></Response>' });
    await bench.finish();
    expect(recordings()).toMatchObject([{ duration: 3 }]);
    expect(bench.app.at('/made')).toEqual([]);
    expect(heard(call)).toEqual(['[beep]', 'New']);
  });

  it('refuses a recording that is no WAV file', () => {
    const call = start();
    expect(() => bench.twilio.calls.leaveRecording(call.sid, new Uint8Array(100))).toThrow(/no WAV/);
  });
});
