import { documentTwiml } from '../src/phoneLine/document.ts';
import { TWIML_BYTES_LIMIT } from '../src/phoneLine/limits.ts';
import type { PhoneLine } from '../src/phoneLine/types.ts';
import { error, type Finding } from './finding.ts';

/** No document is longer than the longest answer that Twilio reads (error 11750 beyond). */
export function checkSizes(line: PhoneLine): Finding[] {
  return Object.keys(line.voice.documents)
    .filter((name) => isTooLong(line, name))
    .map((name) =>
      error(
        ['voice', 'documents', name],
        `is longer than Twilio reads (${TWIML_BYTES_LIMIT / 1024} kB of TwiML)`,
        'Split it into several, each with a redirect to the next.',
      ),
    );
}

function isTooLong(line: PhoneLine, name: string): boolean {
  let tooLong = false;
  documentTwiml(
    {
      line,
      query: new URLSearchParams(),
      document: name,
      entered: [],
      params: {},
      base: 'https://app.example/api',
      placeholders: { OWNER_PHONE_NUMBER: '+12025550100', TWILIO_PHONE_NUMBER: '+12025550101' },
      now: new Date(0),
      note: (event) => {
        tooLong ||= event === 'line.documentTooLong';
      },
    },
    name,
  );
  return tooLong;
}
