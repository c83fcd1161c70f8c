import type { HttpHandler } from '@azure/functions';
import { describe, expect, test } from 'vitest';
import { dialTwiml } from '../../src/functions/dialTwiml.ts';
import { gatherTwiml } from '../../src/functions/gatherTwiml.ts';
import { makeCall } from '../../src/functions/makeCall.ts';
import { recordTwiml } from '../../src/functions/recordTwiml.ts';
import { voiceTwiml } from '../../src/functions/voiceTwiml.ts';
import { fakeTwilioForTests } from '../support/fakeTwilio.ts';
import { invoke, postJson, postWebhook } from '../support/functions.ts';
import { addDocuments } from '../support/withDocuments.ts';

addDocuments({ reminder: [{ say: 'Press 1.' }], mailbox: [{ say: 'Please call us back.' }] }, [
  'reminder',
  'mailbox',
]);

const twilio = fakeTwilioForTests();

describe('makeCall', () => {
  test.each([
    ['POST', { machine: 'mailbox', document: 'reminder' }],
    ['POST', { machine: 'mailbox', document: 'reminder', machineDetection: true }],
    ['GET', { machine: 'mailbox', document: 'reminder' }],
  ])('%s has Twilio wait for the end of the greeting', async (method, fields) => {
    const query = new URLSearchParams({ to: '+12025550143', ...(fields as object) });
    const url = `https://app.example.com/api/makeCall?${query}`;
    const answer =
      method === 'GET'
        ? await invoke('makeCall', makeCall, url)
        : await postJson('makeCall', makeCall, { to: '+12025550143', ...fields });
    expect(answer.status).toBe(201);
    expect(Object.fromEntries(twilio.asked[0]?.form ?? [])).toMatchObject({
      MachineDetection: 'DetectMessageEnd',
      Url: 'https://app.example.com/api/voiceTwiml/reminder?machine=mailbox',
    });
  });

  test.each([
    ['beside say', { machine: 'mailbox', say: 'Hi' }, /say/],
    ['without detection', { machine: 'mailbox', machineDetection: false }, /machineDetection/],
    ['for a document that makeCall alone does not play', { machine: 'start' }, /reminder, mailbox/],
    ['for no document', { machine: 'nowhere' }, /reminder, mailbox/],
    ['for null', { machine: null }, /null/],
  ])('refuses it %s', async (_what, fields, message) => {
    const answer = await postJson('makeCall', makeCall, { to: '+12025550143', ...fields });
    expect(answer.status).toBe(400);
    expect(answer.json().errors).toEqual([{ field: 'machine', message: expect.stringMatching(message) }]);
    expect(twilio.asked).toEqual([]);
  });
});

describe('the first webhook of the call', () => {
  const ask = (query: string, AnsweredBy?: string, Direction = 'outbound-api') =>
    postWebhook(
      'voiceTwiml',
      voiceTwiml,
      {
        CallSid: 'CA1',
        CallStatus: 'in-progress',
        Direction,
        From: '+15005550006',
        To: '+12025550143',
        ...(AnsweredBy && { AnsweredBy }),
      },
      { path: `voiceTwiml/reminder${query}`, route: { document: 'reminder' } },
    );

  test.each([
    ['?machine=mailbox', 'machine_end_beep', 'mailbox'],
    ['?machine=mailbox', 'machine_end_silence', 'mailbox'],
    ['?machine=mailbox', 'machine_end_other', 'mailbox'],
    ['?machine=mailbox', 'machine_start', 'mailbox'],
    ['?machine=mailbox', 'human', 'reminder'],
    ['?machine=mailbox', 'unknown', 'reminder'],
    ['?machine=mailbox', undefined, 'reminder'],
    ['?machine=removed', 'machine_end_beep', 'reminder'],
    ['?machine=__proto__', 'machine_end_beep', 'reminder'],
    ['', 'machine_end_beep', 'reminder'],
  ])('%s, answered by %s, plays %s', async (query, answeredBy, document) => {
    const { headers, log } = await ask(query, answeredBy);
    expect(headers.get('x-ahoy-document')).toBe(document);
    if (answeredBy) expect(log.join()).toContain(`"answeredBy":"${answeredBy}"`);
    expect(log.join().includes('line.unknownDocument')).toBe(/removed|proto/.test(query));
  });

  test.each(['', '?machine=mailbox'])('a fax is hung up on (%s)', async (query) => {
    const { text, headers, log } = await ask(query, 'fax');
    expect(text).toMatch(/<Response><Hangup\/><\/Response>$/);
    expect(headers.get('x-ahoy-document')).toBeNull();
    expect(log.join()).toContain('call.faxAnswered');
  });

  test('nobody is taken for a machine who calls the line', async () => {
    const { headers } = await ask('?machine=mailbox', 'machine_end_beep', 'inbound');
    expect(headers.get('x-ahoy-document')).toBe('reminder');
  });
});

test.each<[string, HttpHandler, string, object]>([
  ['voiceTwiml', voiceTwiml, 'voiceTwiml/thanks', {}],
  ['gatherTwiml', gatherTwiml, 'gatherTwiml/start?verb=1', { Digits: '2' }],
  ['dialTwiml', dialTwiml, 'dialTwiml/person?verb=0', { DialCallStatus: 'no-answer' }],
  ['recordTwiml', recordTwiml, 'recordTwiml/voicemail?verb=1', { RecordingDuration: '5' }],
])(
  '%s: a machine that Twilio repeats later in the call changes nothing',
  async (name, handler, path, form) => {
    const call = { CallSid: 'CA1', CallStatus: 'in-progress', Direction: 'outbound-api', To: '+12025550143' };
    const document = path.split(/[/?]/)[1] ?? '';
    const ask = (AnsweredBy?: string) =>
      postWebhook(
        name,
        handler,
        { ...call, From: '+15005550006', ...form, ...(AnsweredBy && { AnsweredBy }) },
        { path, route: { document } },
      );
    const [person, machine] = [await ask(), await ask('machine_end_beep')];
    expect(machine.text).toBe(person.text);
    expect(machine.headers.get('x-ahoy-document')).toBe(person.headers.get('x-ahoy-document'));
  },
);
