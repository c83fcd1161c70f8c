import type { Path } from './finding.ts';

/** What is wrong with the shape somewhere, before it is put into a finding. */
export interface Fault {
  code: string;
  path: Path;
  at?: 'key';
  message: string;
  remedy?: string;
  /** The known names of which one was probably meant. */
  suggested?: string[];
  /** The part of the line in which it should stand, which is then not said to lack it. */
  belongsIn?: string[];
}
