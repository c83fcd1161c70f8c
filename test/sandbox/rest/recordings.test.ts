import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Recording } from '../../../sandbox/src/model.ts';
import { ACCOUNT, LINE, PERSON, startTestSandbox, type TestSandbox } from '../support.ts';

let twilio: TestSandbox;
let callSid: string;
beforeAll(async () => {
  twilio = await startTestSandbox();
  const call = await twilio.rest('POST', 'Calls.json', [
    ['To', PERSON],
    ['From', LINE],
    ['Twiml', '<Response/>'],
  ]);
  callSid = call.json.sid;
});
afterAll(() => twilio.close());

function keep(digit: string, changes: Partial<Recording> = {}): Recording {
  const recording: Recording = {
    sid: `RE${digit.repeat(32)}`,
    callSid,
    status: 'completed',
    source: 'RecordVerb',
    channels: 1,
    duration: 7,
    createdAt: twilio.clock.now(),
    media: new TextEncoder().encode('RIFF....WAVE'),
    transcription: null,
    ...changes,
  };
  twilio.twilio.store.saveRecording(recording);
  return recording;
}

test('recordings are listed, of all calls or of one, fetched and deleted', async () => {
  const mine = keep('1');
  const other = keep('2', { callSid: `CA${'2'.repeat(32)}` });
  const sids = async (path: string) => {
    const { json } = await twilio.rest('GET', path);
    return json.recordings.map((recording: { sid: string }) => recording.sid);
  };
  expect(await sids('Recordings.json')).toEqual([other.sid, mine.sid]);
  expect(await sids(`Recordings.json?CallSid=${callSid}`)).toEqual([mine.sid]);
  expect(await sids(`Calls/${callSid}/Recordings.json`)).toEqual([mine.sid]);
  expect((await twilio.rest('GET', `Calls/${callSid}/Recordings/${other.sid}.json`)).status).toBe(404);
  expect((await twilio.rest('GET', `Recordings/${mine.sid}.json`)).json).toMatchObject({
    duration: '7',
    call_sid: callSid,
    media_url: `${twilio.origin}/2010-04-01/Accounts/${ACCOUNT}/Recordings/${mine.sid}`,
  });
  expect((await twilio.rest('DELETE', `Recordings/${mine.sid}.json`)).status).toBe(204);
  expect((await twilio.rest('GET', `Recordings/${mine.sid}.json`)).status).toBe(404);
});

test.each(['', '.wav', '.mp3'])(
  'the sound is at RE...%s, for whoever has the link, and says that it is WAV',
  async (end) => {
    const { sid, media } = keep('3');
    const response = await fetch(`${twilio.origin}/2010-04-01/Accounts/${ACCOUNT}/Recordings/${sid}${end}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('audio/x-wav');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(media);
  },
);
