import { flag, oneOf, wholeNumber } from '../attributes.ts';
import { MAX_CALL_SECONDS } from '../incoming.ts';
import type { RecordingCallback } from '../record/recordings.ts';
import { readRecordingCallback } from '../record/spec.ts';
import { note, type Step } from '../step.ts';

/** A Dial's attributes, read. Times in seconds. */
export interface DialSpec {
  timeout: number;
  timeLimit: number;
  answerOnBridge: boolean;
  hangupOnStar: boolean;
  sequential: boolean;
  /** Channels to record, 0 for none. */
  recordChannels: number;
  callback: RecordingCallback | undefined;
}

const RECORD = [
  'do-not-record',
  'true',
  'false',
  'record-from-answer',
  'record-from-ringing',
  'record-from-answer-dual',
  'record-from-ringing-dual',
] as const;

/** Twilio adds this to the timeout of every Dial. */
const EXTRA_TIMEOUT = 5;

/** Reads the attributes with Twilio's defaults. */
export function readDial(step: Step): DialSpec {
  for (const name of ['ringTone', 'referUrl', 'trim']) {
    if (step.element.attributes[name] !== undefined) note(step, `${name} changes nothing in the sandbox`);
  }
  return {
    timeout: wholeNumber(step, 'timeout', 30, { least: 5, most: 600 }) + EXTRA_TIMEOUT,
    timeLimit: wholeNumber(step, 'timeLimit', MAX_CALL_SECONDS, { least: 1, most: 86_400 }),
    answerOnBridge: flag(step, 'answerOnBridge', false),
    hangupOnStar: flag(step, 'hangupOnStar', false),
    sequential: flag(step, 'sequential', false),
    recordChannels: channels(oneOf(step, 'record', RECORD, 'do-not-record')),
    callback: readRecordingCallback(step),
  };
}

function channels(record: (typeof RECORD)[number]): number {
  if (record === 'do-not-record' || record === 'false') return 0;
  return record.endsWith('-dual') ? 2 : 1;
}
