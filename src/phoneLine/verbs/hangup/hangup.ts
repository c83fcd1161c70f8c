import { element } from '../../twiml.ts';
import type { VerbCode } from '../code.ts';
import type { Hangup } from './schema.ts';

export const hangup: VerbCode<Hangup> = {
  render: () => element('Hangup'),
  exits: () => [],
};
