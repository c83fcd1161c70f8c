import { VERBS, type VerbName } from '../../twiml/vocabulary.ts';
import type { Verb } from '../step.ts';
import { dial } from './dial.ts';
import { hangup, redirect, reject } from './flow.ts';
import { gather } from './gather.ts';
import { pause, play, say } from './playback.ts';
import { record } from './record.ts';
import { sms } from './sms.ts';

/** How the sandbox executes each verb of its vocabulary. */
export const verbs: { readonly [Name in VerbName]: Verb } = {
  Dial: dial,
  Gather: gather,
  Hangup: hangup,
  Pause: pause,
  Play: play,
  Record: record,
  Redirect: redirect,
  Reject: reject,
  Say: say,
  Sms: sms,
};

/** Verbs Twilio has and the sandbox does not execute. */
export const UNSUPPORTED: readonly string[] = [
  ...['Connect', 'Echo', 'Enqueue', 'Leave', 'Pay', 'Prompt', 'Queue', 'Refer', 'Start', 'Stop'],
];

/** True for a verb that the sandbox executes; not for what every object has, such as `constructor`. */
export function isSupported(name: string): name is VerbName {
  return Object.hasOwn(VERBS, name);
}
