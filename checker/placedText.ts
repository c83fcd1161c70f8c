import type { Speaker, VerbText } from '../src/tooling.ts';
import type { Path } from './finding.ts';

/** A text of the line, and who gets it how. */
export interface PlacedText extends Speaker {
  path: Path;
  text: string;
  kind: VerbText['kind'] | 'reply';
}
