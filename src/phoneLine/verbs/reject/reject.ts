import { element } from '../../twiml.ts';
import type { VerbCode } from '../code.ts';
import type { Reject } from './schema.ts';

export const reject: VerbCode<Reject> = {
  render: (reason) => element('Reject', { reason }),
  exits: () => [],
};
