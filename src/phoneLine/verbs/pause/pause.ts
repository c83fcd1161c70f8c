import { element } from '../../twiml.ts';
import { NEXT, type VerbCode } from '../code.ts';
import type { Pause } from './schema.ts';

export const pause: VerbCode<Pause> = {
  render: (seconds) => element('Pause', { length: seconds }),
  exits: () => [NEXT],
};
