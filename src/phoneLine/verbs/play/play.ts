import { element, escapeText } from '../../twiml.ts';
import { NEXT, type VerbCode } from '../code.ts';
import type { Play } from './schema.ts';

export const play: VerbCode<Play> = {
  render(value) {
    if (typeof value === 'string') return element('Play', {}, escapeText(value));
    if ('digits' in value) return element('Play', { digits: value.digits });
    return element('Play', { loop: value.loop }, escapeText(value.url));
  },

  exits: (value) => (typeof value === 'object' && 'loop' in value && value.loop === 0 ? [] : [NEXT]),
};
