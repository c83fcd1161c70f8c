import type { Verb } from '../step.ts';
import { dial } from './dial.ts';
import { gather } from './gather.ts';
import { hangup } from './hangup.ts';
import { pause } from './pause.ts';
import { play } from './play.ts';
import { record } from './record.ts';
import { redirect } from './redirect.ts';
import { reject } from './reject.ts';
import { say } from './say.ts';
import { sms } from './sms.ts';

/** The verbs the sandbox executes, by TwiML's names. */
export const verbs: Readonly<Record<string, Verb>> = {
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
