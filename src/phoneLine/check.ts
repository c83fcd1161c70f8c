import type { Finding } from './check/finding.ts';
import { checkShape } from './check/shape.ts';

export type { Finding } from './check/finding.ts';

/**
 * Everything that is wrong with a phone line, errors first. Never throws.
 * @param data the parsed JSON
 */
export function checkPhoneLine(data: unknown): Finding[] {
  return checkShape(data);
}
