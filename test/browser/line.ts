import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A phone line of few words, so that a call is quick. */
export const SHORT_LINE = {
  voice: {
    language: 'en-US',
    documents: {
      start: [
        { say: 'Ahoy!' },
        {
          gather: {
            prompt: [{ say: 'Press 1 or 2.' }],
            numDigits: 1,
            timeout: 20,
            on: { '1': 'person', '2': 'voicemail' },
          },
        },
        { say: 'Goodbye.' },
      ],
      person: [{ dial: { number: '{{OWNER_PHONE_NUMBER}}', timeout: 20, otherwise: 'voicemail' } }],
      voicemail: [{ say: 'Speak now.' }, { record: { timeout: 20, finishOnKey: '#', then: 'thanks' } }],
      thanks: [{ say: 'Thank you.' }, { hangup: true }],
      attic: [{ say: 'Nobody comes here.' }],
    },
  },
  sms: { reply: 'You said {{Body}}', keywords: { HOURS: 'Always open.' } },
};

/** Writes a phone line to a file of its own and returns its path. */
export async function writeLine(line: unknown): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'ahoy-page-')), 'phone-line.json');
  await writeFile(file, JSON.stringify(line));
  return file;
}
