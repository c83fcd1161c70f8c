import type { Speaker, VerbText } from '../src/tooling.ts';
import type { Path } from './finding.ts';

/** A text of the line, and who gets it how. */
export interface PlacedText extends Speaker {
  path: Path;
  text: string;
  kind: VerbText['kind'] | 'reply';
}

/** How a text reaches people, for a message about what they get. */
export function reached({ kind }: PlacedText): string {
  return kind === 'say' ? 'read aloud' : 'sent';
}
