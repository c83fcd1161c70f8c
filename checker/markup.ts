import { error, type Finding } from './finding.ts';
import { type PlacedText, reached } from './placedText.ts';

/** Tags of SSML and of web pages. */
const TAG =
  /<\/?(speak|break|emphasis|prosody|say-as|phoneme|sub|lang|voice|audio|mark|amazon:[\w-]+|p|s|w|b|i|u|br|a|em|strong|span|div)\b[^<>]*>/i;
const ENTITY = /&(amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-f]+);/i;

/** Texts are texts: what looks like markup is escaped, and so it is heard or read. */
export function checkMarkup(placed: PlacedText): Finding[] {
  const { path, text, kind } = placed;
  const how = reached(placed);
  const [tag, name] = TAG.exec(text) ?? [];
  if (tag) {
    const isBreak = kind === 'say' && name?.toLowerCase() === 'break';
    const remedy = isBreak
      ? 'For a silence, split the text and write {"pause": 1} between the two parts.'
      : 'Remove it.';
    return [error('markup', path, `${tag} is ${how} as it stands: texts hold no tags`, remedy)];
  }
  const [entity] = ENTITY.exec(text) ?? [];
  if (!entity) return [];
  const remedy = 'Write the character itself, such as &.';
  return [error('markup', path, `${entity} is ${how} as it stands: texts are not escaped`, remedy)];
}
