import { element } from '../../twiml.ts';
import type { VerbCode } from '../code.ts';
import type { Redirect } from './schema.ts';

export const redirect: VerbCode<Redirect> = {
  render: (document, writer) => element('Redirect', {}, writer.callbackUrl(['voiceTwiml', document])),
  exits: (to) => [{ path: [], to, when: 'goes on', label: 'goes on', waits: false, callback: false }],
};
