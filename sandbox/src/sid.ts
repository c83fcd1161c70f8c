import { randomBytes } from 'node:crypto';

export type SidPrefix = 'CA' | 'SM' | 'MM' | 'RE' | 'PN' | 'AC' | 'TR';

/** A new SID: the two letters of its kind and 32 hexadecimal digits. */
export function newSid(prefix: SidPrefix): string {
  return prefix + randomBytes(16).toString('hex');
}
