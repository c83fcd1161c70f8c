import type { PhoneLine } from '../src/phoneLine/types.ts';
import { error, type Finding, warning } from './finding.ts';
import { verbs } from './walk.ts';

/** Twilio writes down English only, and recordings of at most two minutes. */
export function checkRecords(line: PhoneLine): Finding[] {
  return verbs(line).flatMap(({ verb: { record }, path }) => {
    if (!record?.transcribe) return [];
    const findings: Finding[] = [];
    if ((record.maxLength ?? 0) > 120)
      findings.push(
        error(
          [...path, 'record', 'maxLength'],
          'a recording that is transcribed may be 120 seconds long at most',
          'Set maxLength to 120, or leave out transcribe.',
        ),
      );
    if (!/^en\b/.test(line.voice.language ?? 'en-US'))
      findings.push(
        warning([...path, 'record', 'transcribe'], 'Twilio transcribes English only', 'Leave it out.'),
      );
    return findings;
  });
}
