import { describe, expect, test } from 'vitest';
import { voicemailNotice } from '../../src/phoneLine/reply.ts';
import { CALLER, lineOf, OWNER, turnOf } from './helpers.ts';

describe('the text about a voicemail', () => {
  const line = lineOf({});
  const recording = {
    RecordingUrl: 'https://api.twilio.com/RE1',
    RecordingStatus: 'completed',
    RecordingDuration: '65',
  };
  const from = new URLSearchParams({ from: CALLER });

  test.each([
    ['65', `New voicemail from ${CALLER}, 1 minute 5 seconds. Listen: https://api.twilio.com/RE1.mp3`],
    ['1', `New voicemail from ${CALLER}, 1 second. Listen: https://api.twilio.com/RE1.mp3`],
    ['120', `New voicemail from ${CALLER}, 2 minutes. Listen: https://api.twilio.com/RE1.mp3`],
    ['0', `New voicemail from ${CALLER}, 0 seconds. Listen: https://api.twilio.com/RE1.mp3`],
    ...['', '-1', 'NaN', 'Infinity', '1.5', '1e3', ' 5', '0x10', '９', '1'.repeat(20)].map((duration) => [
      duration,
      `New voicemail from ${CALLER}. Listen: https://api.twilio.com/RE1.mp3`,
    ]),
  ])('tells the owner of %j seconds', (RecordingDuration, body) => {
    expect(voicemailNotice(turnOf(line, { ...recording, RecordingDuration }, { query: from }))).toEqual({
      to: OWNER,
      body,
    });
  });

  test.each([
    ['', 'a caller whose number is not known'],
    ['unknown', 'a caller whose number is not known'],
    ['withheld', 'a caller who withheld their number'],
    ['+266696687', 'a caller who withheld their number'],
    ['266696687', 'a caller who withheld their number'],
  ])('says so where the URL says %j', (value, words) => {
    const notice = voicemailNotice(turnOf(line, recording, { query: new URLSearchParams({ from: value }) }));
    expect(notice?.body).toContain(`from ${words}, 1 minute`);
  });

  test('tells of a voicemail also where the URL does not say who called', () => {
    const params = { ...recording, RecordingSource: 'RecordVerb' };
    expect(voicemailNotice(turnOf(line, params, { query: new URLSearchParams() }))?.body).toBe(
      'New voicemail, 1 minute 5 seconds. Listen: https://api.twilio.com/RE1.mp3',
    );
  });

  test.each([
    ['a recording of a dial', new URLSearchParams(), recording, {}],
    ['a recording that is absent', from, { ...recording, RecordingStatus: 'absent' }, {}],
    ['no recording', from, {}, {}],
    ['no owner', from, recording, { placeholders: {} }],
  ])('tells nobody of %s', (_name, search, params, rest) => {
    expect(voicemailNotice(turnOf(line, params, { ...rest, query: search }))).toBeUndefined();
  });
});
