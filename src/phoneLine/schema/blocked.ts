import { z } from 'zod';
import { withoutInvisible } from '../../characters.ts';
import { E164 } from '../../e164.ts';
import { partyOf } from '../../party.ts';

const BLOCKED = new RegExp(`^(${E164}|\\+[1-9]\\d{0,14}\\*|anonymous|unknown)$`);

/** What people write for callers who withhold their number, and for those of whom no number was passed on. */
const ANONYMOUS =
  /^(withheld|hidden|secret|no ?caller ?id|(anonymous|restricted|blocked|private|withheld|hidden)( ?(callers?|calls?|numbers?))?|발신 ?(번호)? ?표시 ?(제한|금지))$/;
const UNKNOWN =
  /^((unknown|unavailable|not available|not known|out of area)( ?(callers?|calls?|numbers?))?|no ?numbers?)$/;

/** An entry of `blockedCallers`. */
export const blockedCaller = z
  .string()
  .regex(BLOCKED, { abort: true, error: (issue) => blockedProblem(String(issue.input)) })
  .refine((entry) => spelledWord(entry) === undefined, {
    error: ({ input }) => spelledProblem(String(input)),
  })
  .meta({
    description:
      'A number, the beginning of numbers followed by *, anonymous (all who withhold their number) or unknown (all of whom no number was passed on).',
    examples: ['+12025550143', '+1900*', 'anonymous', 'unknown'],
  });

function blockedProblem(input: string): string {
  const right =
    rightEntry(input) ??
    'a number such as +12025550143, a beginning such as +1900*, anonymous for callers who withhold their number, or unknown for those whose number is not known';
  return `${JSON.stringify(input)} matches no caller: write ${right}`;
}

/** What was meant, where that is plain. */
function rightEntry(input: string): string | undefined {
  const words = withoutInvisible(input.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  if (ANONYMOUS.test(words)) return 'anonymous';
  if (UNKNOWN.test(words)) return 'unknown';
  const number = words
    .replace(/^(whatsapp|rcs|tel|sms):/, '')
    .replace(/[\s().]/g, '')
    .replace(/^00/, '+');
  return BLOCKED.test(number) ? (spelledWord(number) ?? number) : undefined;
}

/** The word in place of a number that only spells it. */
function spelledWord(entry: string): string | undefined {
  if (!entry.startsWith('+')) return undefined;
  const { kind } = partyOf(entry.replace(/\*$/, ''));
  return kind === 'withheld' ? 'anonymous' : kind === 'unknown' ? 'unknown' : undefined;
}

function spelledProblem(entry: string): string {
  const word = spelledWord(entry);
  const who = word === 'anonymous' ? 'who withholds their number' : 'whose number is not known';
  return `${JSON.stringify(entry)} is no number, but how some carriers pass on a caller ${who}: write ${word}`;
}
