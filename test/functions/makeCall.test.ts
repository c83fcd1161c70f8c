import { describe, expect, test } from 'vitest';
import { makeCall } from '../../src/functions/makeCall.ts';
import { fakeTwilioForTests, loginOf } from '../support/fakeTwilio.ts';
import { goodSettings, invoke, postJson, useSettings } from '../support/functions.ts';

const twilio = fakeTwilioForTests();

const post = (body: unknown, headers?: Record<string, string>) =>
  postJson('makeCall', makeCall, body, headers);
const get = (query: string, headers = {}) =>
  invoke('makeCall', makeCall, `https://app.example.com/api/makeCall${query}`, { headers });
const order = () => Object.fromEntries(twilio.asked[0]?.form ?? []);

describe('places a call', () => {
  test('that plays the start of the line', async () => {
    const answer = await post({ to: '+12025550143' });
    expect(answer.status).toBe(201);
    expect(answer.json()).toEqual({ sid: 'CA1', status: 'queued', to: '+12025550143', from: '+15005550006' });
    expect(twilio.asked[0]?.path).toBe(`/2010-04-01/Accounts/${goodSettings.TWILIO_ACCOUNT_SID}/Calls.json`);
    expect(twilio.asked[0]?.form.getAll('StatusCallbackEvent')).toEqual([
      'initiated',
      'ringing',
      'answered',
      'completed',
    ]);
    expect(order()).toEqual({
      To: '+12025550143',
      From: '+15005550006',
      Url: 'https://app.example.com/api/voiceTwiml/start',
      StatusCallback: 'https://app.example.com/api/callStatus',
      StatusCallbackEvent: 'completed',
    });
  });

  test('with every option', async () => {
    await post({
      to: '+12025550143',
      document: 'voicemail',
      timeout: 20,
      machineDetection: true,
      record: true,
    });
    expect(order()).toMatchObject({
      Url: 'https://app.example.com/api/voiceTwiml/voicemail',
      Timeout: '20',
      MachineDetection: 'Enable',
      Record: 'true',
      RecordingStatusCallback: 'https://app.example.com/api/recordingStatus',
    });
  });

  test('with options that are declined', async () => {
    await post({ to: '+12025550143', machineDetection: false, record: false });
    expect(Object.keys(order()).sort()).toEqual([
      'From',
      'StatusCallback',
      'StatusCallbackEvent',
      'To',
      'Url',
    ]);
  });

  test('that says a text', async () => {
    await post({ to: '+12025550143', say: 'Tea & <cake>' });
    expect(order().Twiml).toMatch(/<Say [^>]*>Tea &amp; &lt;cake&gt;<\/Say>/);
    expect(order().Url).toBeUndefined();
  });

  test('to the owner where no number is named', async () => {
    await post({});
    expect(order().To).toBe('+12025550100');
  });

  test('to a national number of the country of the line', async () => {
    await post({ to: '(202) 555-0143' });
    expect(order().To).toBe('+12025550143');
  });

  test('from the address bar of a browser', async () => {
    const answer = await get('?code=key&to=%2B12025550143&timeout=30&record=false');
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(order()).toMatchObject({ To: '+12025550143', Timeout: '30' });
    expect(order().Record).toBeUndefined();
  });

  test.each([
    ['a copied link', '?to=tel:+12025550143'],
    ['a pasted number', '?to=%E2%80%AA+1%C2%A0(202)%20555-0143%E2%80%AC'],
  ])('from the address bar, to %s', async (_what, query) => {
    expect((await get(query)).status).toBe(201);
    expect(order().To).toBe('+12025550143');
  });

  test('from the address bar, with the + of the number as it is written', async () => {
    useSettings({
      ...goodSettings,
      TWILIO_API_BASE_URL: twilio.url,
      TWILIO_PHONE_NUMBER: '+82212345678',
      ALLOWED_COUNTRIES: '*',
    });
    await get('?to=+12025550143&say=+2+more');
    expect(order().To).toBe('+12025550143');
    expect(order().Twiml).toContain('>+2 more<');
  });

  test('with URLs under PUBLIC_BASE_URL', async () => {
    useSettings({
      ...goodSettings,
      TWILIO_API_BASE_URL: twilio.url,
      PUBLIC_BASE_URL: 'https://phone.example.com/line/',
    });
    await post({ to: '+12025550143' });
    expect(order().Url).toBe('https://phone.example.com/line/api/voiceTwiml/start');
  });

  test.each([
    ['the Auth Token', {}, `${goodSettings.TWILIO_ACCOUNT_SID}:${goodSettings.TWILIO_AUTH_TOKEN}`],
    [
      'an API key where there is one',
      { TWILIO_API_KEY: `SK${'a'.repeat(32)}`, TWILIO_API_SECRET: 's' },
      `SK${'a'.repeat(32)}:s`,
    ],
  ])('with the credentials of %s', async (_which, settings, authorization) => {
    useSettings({ ...goodSettings, ...settings, TWILIO_API_BASE_URL: twilio.url });
    await post({ to: '+12025550143' });
    expect(twilio.asked.map(loginOf)).toEqual([authorization]);
  });
});

describe('refuses, without asking Twilio,', () => {
  test.each([
    ['a number that is none', { to: '+1' }, ['to']],
    ['words for a number', { to: 'my mother' }, ['to']],
    ['an empty number', { to: '' }, ['to']],
    ['a list of numbers', { to: ['+12025550143'] }, ['to']],
    ['a document that is not there', { document: 'nowhere' }, ['document']],
    ['a document and a text', { document: 'start', say: 'hi' }, ['say']],
    ['a number that is null, though the owner would be called without one', { to: null }, ['to']],
    ['a document that is null', { document: null }, ['document']],
    [
      'null to say, and for every option',
      { say: null, timeout: null, record: null },
      ['say', 'timeout', 'record'],
    ],
    ['nothing that is heard', { say: '\u200b\u00ad\ufeff' }, ['say']],
    ['a control character to say', { say: 'ding\u0007' }, ['say']],
    ['an extension', { to: 'tel:+12025550143;ext=5' }, ['to']],
    ['blanks to say', { say: ' \n ' }, ['say']],
    ['a text without end', { say: 'a'.repeat(5000) }, ['say']],
    ['a timeout too short', { timeout: 4 }, ['timeout']],
    ['a timeout too long', { timeout: 601 }, ['timeout']],
    ['words for booleans', { machineDetection: 'yes', record: 1 }, ['machineDetection', 'record']],
    ['a machine’s document that voice.outgoing does not list', { machine: 'thanks' }, ['machine']],
    ['another sender and a URL', { from: '+12025550199', url: 'https://evil.example.com' }, ['from', 'url']],
    [
      'everything wrong at once',
      { to: 'x', timeout: 'x', record: 'x', x: 'x' },
      ['x', 'to', 'timeout', 'record'],
    ],
  ])('%s', async (_what, body, fields) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    const errors = answer.json().errors as { field: string; message: string }[];
    expect(errors.map(({ field }) => field).sort()).toEqual([...fields].sort());
    expect(twilio.asked).toEqual([]);
  });

  test('no number where there is no owner either', async () => {
    useSettings({ ...goodSettings, OWNER_PHONE_NUMBER: '', TWILIO_API_BASE_URL: twilio.url });
    expect((await post({})).json().errors).toEqual([
      { field: 'to', message: expect.stringMatching(/required/) },
    ]);
  });

  test.each([
    ['another country', '+442079460958', undefined, 403],
    ['a neighbour under the same calling code', '+18765550143', undefined, 403],
    ['a number of no country', '+80012345678', undefined, 403],
    ['a country left out of the list', '+12025550143', 'KR,GB', 403],
    ['a country on the list', '+442079460958', 'KR,GB', 201],
    ['any country', '+442079460958', '*', 201],
    ['a toll-free number of several countries', '+18885550143', 'CA', 201],
    ['an island with a code of its own', '+441481720014', 'GB', 403],
  ])('%s (%s, allowed: %s) or not', async (_what, to, countries, status) => {
    useSettings({ ...goodSettings, TWILIO_API_BASE_URL: twilio.url, ALLOWED_COUNTRIES: countries });
    expect((await post({ to })).status).toBe(status);
    expect(twilio.asked).toHaveLength(status === 201 ? 1 : 0);
  });

  test('a query that is not UTF-8', async () => {
    expect((await get('?to=%2B12025550143&say=caf%E9')).status).toBe(400);
    expect(twilio.asked).toEqual([]);
  });

  test('a prefetch', async () => {
    expect((await get('?to=%2B12025550143', { 'sec-purpose': 'prefetch' })).status).toBe(403);
    expect(twilio.asked).toEqual([]);
  });
});

describe('the log says that a call was placed', () => {
  test.each([
    [{ document: 'voicemail' }, { document: 'voicemail' }],
    [{ say: 'A secret word.' }, {}],
  ])('%j', async (fields, told) => {
    const { log } = await post({ to: '+12025550143', ...fields });
    expect(log).toHaveLength(1);
    const line = JSON.parse(log[0]?.replace('information ', '') ?? '');
    expect(line).toEqual({ event: 'call.placed', callSid: 'CA1', from: '…0006', to: '…0143', ...told });
  });
});
