import { readPhoneLine } from '../../../checker/index.ts';
import type { PhoneLine, Turn } from '../../../src/tooling.ts';
import { CLASSIC_LINE } from '../apps.ts';
import { incomingCall, settings, signedForm } from '../webhooks.ts';
import { imported } from './imported.ts';
import { interleaved, type Measure } from './measure.ts';

const URL_OF_WEBHOOK = 'https://app.example.com/api/voiceTwiml';

/** How often per second each part of a webhook's work can be done. */
export const parts: Measure = async ({ apps, quick }) => {
  const { isSigned, smsReply, voiceReply } = await imported<typeof import('../fixtures/parts.ts')>(
    apps.parts,
  );
  const line = readPhoneLine(CLASSIC_LINE);
  const personal = greetingByNumber(line);
  const call = turnOf(line, incomingCall);
  const personalCall = turnOf(personal, incomingCall);
  const text = turnOf(line, { From: '+12025550143', To: '+15005550006', Body: 'hours' });
  const token = [settings.TWILIO_AUTH_TOKEN ?? ''];
  const { 'x-twilio-signature': signature } = signedForm(URL_OF_WEBHOOK).headers;
  const subjects = {
    'TwiML of a document, the same for every caller': () => voiceReply(call),
    'TwiML of a document that names the caller': () => voiceReply(personalCall),
    'reply to a text by keyword': () => smsReply(text),
    'check of a signature': () => isSigned({ url: URL_OF_WEBHOOK, signature, params: incomingCall }, token),
  };
  const timed = Object.entries(subjects).map(([name, work]) => [
    name,
    () => perSecond(work, quick ? 50 : 300),
  ]);
  const samples = await interleaved(quick ? 2 : 7, Object.fromEntries(timed));
  return Object.entries(samples).map(([name, ours]) => ({ name, unit: 'ops/s', samples: { ours } }));
};

function greetingByNumber(line: PhoneLine): PhoneLine {
  const [, ...rest] = line.voice.documents.start ?? [];
  const start = [{ say: 'Hello, {{From}}!' }, ...rest];
  return { ...line, voice: { ...line.voice, documents: { ...line.voice.documents, start } } };
}

function turnOf(line: PhoneLine, params: Readonly<Record<string, string>>): Turn {
  return {
    line,
    params,
    query: new URLSearchParams(),
    document: undefined,
    entered: [],
    owed: [],
    base: 'https://app.example.com/api',
    placeholders: { OWNER_PHONE_NUMBER: '+12025550100', TWILIO_PHONE_NUMBER: '+15005550006' },
    now: new Date(),
    note: () => undefined,
  };
}

/** Works for so many ms, looking at the clock every hundred times only. */
function perSecond(work: () => unknown, ms: number): number {
  const started = performance.now();
  let done = 0;
  let passed = 0;
  while (passed < ms) {
    for (let time = 0; time < 100; time++) work();
    done += 100;
    passed = performance.now() - started;
  }
  return (done / passed) * 1000;
}
