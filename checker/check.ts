import type { PhoneLine } from '../src/phoneLine/types.ts';
import type { Finding } from './finding.ts';
import { checkEnds, checkLoops, checkReject } from './flow.ts';
import { checkGathers } from './gather.ts';
import { checkHours } from './hours.ts';
import { checkNames, checkReachable } from './names.ts';
import { checkNumbers } from './numbers.ts';
import { prune } from './prune.ts';
import { checkRecords } from './record.ts';
import { checkShape } from './shape.ts';
import { checkSizes } from './size.ts';
import { checkKeywords } from './sms.ts';
import { checkTexts } from './texts.ts';
import { checkVoices } from './voices.ts';

export type { Finding } from './finding.ts';

const RULES: ((line: PhoneLine) => Finding[])[] = [
  checkNames,
  checkEnds,
  checkReject,
  checkLoops,
  checkGathers,
  checkRecords,
  checkTexts,
  checkVoices,
  checkNumbers,
  checkHours,
  checkKeywords,
  checkSizes,
];

/**
 * Everything that is wrong with a phone line, errors first. Never throws.
 * @param data the parsed JSON
 */
export function checkPhoneLine(data: unknown): Finding[] {
  const shape = checkShape(data);
  const line = shape.length === 0 ? (data as PhoneLine) : prune(data);
  const rules = shape.length === 0 ? [...RULES, checkReachable] : RULES;
  const found = line
    ? rules.flatMap((rule) => rule(line)).filter((finding) => !isOfPruned(finding, data))
    : [];
  const all = [...shape, ...found];
  return [...all.filter(isError), ...all.filter((finding) => !isError(finding))];
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/** A document of the wrong shape is reported once, and not again wherever it is named. */
function isOfPruned({ message }: Finding, data: unknown): boolean {
  const missing = /^there is no document named "(.*)"$/.exec(message)?.[1];
  const documents: unknown = Object(Object(data).voice).documents;
  return missing !== undefined && Object.hasOwn(Object(documents), missing);
}
