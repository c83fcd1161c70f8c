import type { PhoneLine } from '../src/tooling.ts';
import type { Finding } from './finding.ts';
import { checkEnds, checkLoops, checkNames, checkReachable } from './flow.ts';
import { checkForbiddenKeys, withoutForbiddenKeys } from './forbiddenKeys.ts';
import { checkHours } from './hours.ts';
import { checkNumbers } from './numbers.ts';
import type { Checked, CheckOptions } from './options.ts';
import { prune } from './prune.ts';
import { checkShape } from './shape.ts';
import { checkKeywords, checkSizes, checkTexts } from './texts.ts';
import { checkVerbs } from './verbs.ts';
import { checkVoices } from './voices.ts';

type Rule = (line: PhoneLine, checked: Checked) => Finding[];

const RULES: Rule[] = [
  checkNames,
  checkEnds,
  checkLoops,
  checkVerbs,
  checkTexts,
  checkVoices,
  checkNumbers,
  checkHours,
  checkKeywords,
  checkSizes,
];

/**
 * Everything that is wrong with a phone line, errors first. Never throws.
 * @param written the parsed JSON
 * @example checkPhoneLine({ voice: { documents: { start: [{ say: 'Hello.' }] } } }) // []
 */
export function checkPhoneLine(
  written: unknown,
  { settings = {}, now = new Date() }: CheckOptions = {},
): Finding[] {
  const forbidden = checkForbiddenKeys(written);
  const data = forbidden.length > 0 ? withoutForbiddenKeys(written) : written;
  const shape = checkShape(data);
  const line = shape.length === 0 ? (data as PhoneLine) : prune(data);
  const rules = shape.length === 0 ? [...RULES, checkReachable] : RULES;
  const found = line ? rules.flatMap((rule) => rule(line, { data, settings, now })) : [];
  const all = [...forbidden, ...shape, ...found];
  return [...all.filter(isError), ...all.filter((finding) => !isError(finding))];
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}
