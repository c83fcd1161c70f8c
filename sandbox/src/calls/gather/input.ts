import type { GatherSpec } from './spec.ts';

/** What a Gather got. `finishedBy` is the finish key, or "" where a count or the time ended it. */
export type Input =
  | { kind: 'keys'; digits: string; finishedBy: string }
  | { kind: 'speech'; text: string }
  | { kind: 'none'; finishedBy: string };

/** The sandbox recognises typed speech without doubt, but no recogniser is ever certain. */
const CONFIDENCE = '0.9';

/** The parameters that the action's request adds to those of the call. */
export function inputParams(input: Input, { dtmf }: GatherSpec): [string, string][] {
  if (input.kind === 'speech') {
    return [
      ['SpeechResult', input.text],
      ['Confidence', CONFIDENCE],
    ];
  }
  if (!dtmf) return [['SpeechResult', '']];
  return [
    ['Digits', input.kind === 'keys' ? input.digits : ''],
    ['FinishedOnKey', input.finishedBy],
  ];
}
