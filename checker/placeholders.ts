import {
  exitsOf,
  isParameterPlaceholder,
  isSettingPlaceholder,
  PARAMETER_PLACEHOLDERS,
  type PhoneLine,
  placeholderNames,
  replacePlaceholders,
  SETTING_PLACEHOLDERS,
} from '../src/tooling.ts';
import { error, type Finding, type Path } from './finding.ts';
import { didYouMean } from './nearest.ts';
import { type PlacedText, reached } from './placedText.ts';
import { namedExits, verbs } from './verbs.ts';

const ALL: string[] = [...PARAMETER_PLACEHOLDERS, ...SETTING_PLACEHOLDERS];

/** Placeholders are written in full, exist, and have a value where they stand. */
export function checkPlaceholders(text: PlacedText, gathered: GatheredTexts): Finding[] {
  const names = placeholderNames(text.text);
  return [
    ...[...new Set(names)].flatMap((name) => checkPlaceholder(name, text, gathered)),
    ...checkBraces(text),
  ];
}

function checkPlaceholder(name: string, text: PlacedText, gathered: GatheredTexts): Finding[] {
  const { path } = text;
  if (/[{}\n]/.test(name)) return [unclosed(path, `{{${name}`)];
  if (!isParameterPlaceholder(name) && !isSettingPlaceholder(name)) {
    const remedy = didYouMean(name, ALL) ?? `There are ${ALL.join(', ')}.`;
    return [error('unknown-placeholder', path, `there is no placeholder {{${name}}}`, remedy)];
  }
  const why = whyEmpty(name, text, gathered);
  if (why === undefined) return [];
  return [error('empty-placeholder', path, `{{${name}}} is always empty here: ${why}`, 'Leave it out.')];
}

function whyEmpty(name: string, { kind, path }: PlacedText, gathered: GatheredTexts): string | undefined {
  const isInput = /^(Digits|SpeechResult)$/.test(name);
  if (kind === 'reply') return isInput || name === 'CallerName' ? 'a text message has none' : undefined;
  if (name === 'Body') return 'a call has none';
  return isInput && !gathered(path)
    ? 'it is what the caller gave to a gather, and no gather leads here'
    : undefined;
}

const HALF = /\{\{|\}\}/;
/** A name in single braces, or in the marks of other systems: {From}, [From], %From%. */
const OTHER_MARKS = /(?<!\{)\$?\{\s*([A-Za-z_ ]+?)\s*\}(?!\})|\[([A-Za-z_]+)\]|%([A-Za-z_]+)%/g;

/** What was meant as a placeholder and is heard as it stands. */
function checkBraces(placed: PlacedText): Finding[] {
  const { path, text } = placed;
  const rest = replacePlaceholders(text, () => '');
  const half = HALF.exec(rest);
  if (half?.[0] === '{{') return [unclosed(path, rest.slice(half.index))];
  if (half) {
    const message = `}} closes a placeholder that was not opened: ${shortened(rest.slice(0, half.index + 2), -30)}`;
    return [error('unclosed-placeholder', path, message, 'Write it such as {{From}}.')];
  }
  return [...rest.matchAll(OTHER_MARKS)].flatMap(([written, ...names]) => {
    const name = names.find((one) => one !== undefined) ?? '';
    const known = ALL.find((one) => one.toLowerCase() === name.toLowerCase());
    if (known === undefined) return [];
    const message = `${written} is ${reached(placed)} as it stands: a placeholder has two braces on each side`;
    return [error('single-braces', path, message, `Did you mean {{${known}}}?`)];
  });
}

function unclosed(path: Path, from: string): Finding {
  const name = /^\{\{\s*(\w+)/.exec(from)?.[1];
  const remedy = `Write {{${ALL.find((one) => one === name) ?? 'From'}}}.`;
  return error(
    'unclosed-placeholder',
    path,
    `a placeholder is not closed with }}: ${shortened(from, 30)}`,
    remedy,
  );
}

/** The first characters of a text, or its last if `most` is negative. */
function shortened(text: string, most: number): string {
  if (text.length <= Math.abs(most)) return text;
  return most > 0 ? `${text.slice(0, most)}…` : `…${text.slice(most)}`;
}

/** Tells of a text's path whether what a caller keyed or said in a gather is known there. */
export type GatheredTexts = (path: Path) => boolean;

/**
 * A gather's input comes with the request that follows it, and lasts to the next request: in the verbs after the
 * gather, and in the documents that it leads to, and theirs by redirect.
 */
export function gatheredTexts(line: PhoneLine): GatheredTexts {
  const all = verbs(line);
  const asking = (document: string, index: number): boolean | undefined => {
    const before = all.filter((verb) => verb.document === document && verb.index < index);
    const last = before.findLast(({ verb }) => exitsOf(verb).some(({ callback }) => callback));
    return last && 'gather' in last.verb;
  };
  const entered = new Set<string>();
  const knows = (document: string, index: number) => asking(document, index) ?? entered.has(document);
  for (let size = -1; size < entered.size; ) {
    size = entered.size;
    for (const placed of all) {
      const passes = 'redirect' in placed.verb && knows(placed.document, placed.index);
      if ('gather' in placed.verb || passes) for (const { to } of namedExits(placed)) entered.add(to);
    }
  }
  return ([, , document, index]) => knows(String(document), Number(index));
}
