import { z } from 'zod';
import { none, phrase, type VerbTool, wordsOf } from '../tool.ts';

const schema = z
  .enum(['rejected', 'busy'], { error: 'must be "rejected" or "busy"' })
  .describe('Turns the call away unanswered and free of charge; the caller hears a busy or an error tone.');

export type Reject = z.input<typeof schema>;

export const reject: VerbTool<typeof schema> = {
  schema,
  twiml: 'Reject',
  ending: 'the reject before it ends the call',
  texts: none,
  numbers: none,
  words: (value) => phrase('reject', wordsOf(value)),

  /** Reject comes first and before the call is answered: else the call has been answered, and charged for. */
  faults(_value, { index, answered }) {
    if (index > 0)
      return [
        {
          code: 'reject-not-first',
          message: 'reject must be the first verb: by now the call is answered',
          remedy: 'Move it to the top, or use hangup.',
          severity: 'error',
        },
      ];
    if (!answered) return [];
    return [
      {
        code: 'reject-after-answer',
        message: 'the call is answered before it comes here, so reject does nothing',
        remedy: 'Use hangup.',
        severity: 'warning',
      },
    ];
  },
};
