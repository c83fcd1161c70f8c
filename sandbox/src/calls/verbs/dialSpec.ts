import { isSpelledOut } from '../../addresses.ts';
import type { Method } from '../../context.ts';
import { isElement, type TwimlElement } from '../../twiml/parse.ts';
import { NUMBER, VERBS } from '../../twiml/vocabulary.ts';
import { MAX_CALL_SECONDS } from '../lifecycle.ts';
import { type RecordingCallback, readRecordingCallback } from '../record/recordings.ts';
import type { CallbackPlan } from '../session.ts';
import {
  checkWords,
  complain,
  flag,
  methodOf,
  note,
  oneOf,
  resolveUrl,
  type Step,
  wholeNumber,
} from '../step.ts';

/** A Dial's attributes, read. Times in seconds. */
export interface DialSpec {
  timeout: number;
  timeLimit: number;
  hangupOnStar: boolean;
  sequential: boolean;
  /** Channels to record, 0 for none. */
  recordChannels: number;
  callback: RecordingCallback | undefined;
}

/** A number to dial, with what its <Number> says of it. */
export interface Target {
  number: string;
  sendDigits?: string | undefined;
  /** TwiML for the callee alone, before the two are connected. */
  whisper?: { url: string; method: Method } | undefined;
  callbacks?: CallbackPlan | undefined;
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
/** Twilio dials at most ten numbers at once. */
const MAX_TARGETS = 10;
const E164 = /^\+[1-9]\d{6,14}$/;

/** Reads the attributes with Twilio's defaults. */
export function readDial(step: Step): DialSpec {
  for (const name of ['ringTone', 'referUrl', 'trim']) {
    if (step.element.attributes[name] !== undefined) note(step, `${name} changes nothing in the sandbox`);
  }
  const timeout = wholeNumber(step, 'timeout', 30, { least: 5, most: 600 }) + EXTRA_TIMEOUT;
  const timeLimit = wholeNumber(step, 'timeLimit', MAX_CALL_SECONDS, { least: 1, most: 86_400 });
  // Whether the call is answered now is decided before the verb runs; here a wrong value is noted.
  flag(step, 'answerOnBridge', false);
  return {
    timeout,
    timeLimit,
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

/**
 * The number shown to the callee: `callerId`, or the caller's own. Twilio takes only a number of this call, of the
 * account, or a verified one (error 13214); undefined if it would refuse.
 */
export function pickCallerId(step: Step): string | undefined {
  const { call, element } = step;
  const { from, to } = call.record;
  const callerId = element.attributes.callerId ?? from;
  const { store } = call.engine.twilio;
  const ofCall = isNumber(callerId) && (callerId === from || callerId === to);
  const verified = [...store.callerIds.values()].some(({ phoneNumber }) => phoneNumber === callerId);
  if (ofCall || verified || store.numberFor(callerId)) return callerId;
  complain(
    step,
    `13214 callerId "${callerId}" is neither a number of this call nor one that the account owns or has verified: not dialled`,
  );
  return undefined;
}

/** The numbers a Dial names, as text or in <Number>; what cannot be dialled is noted. */
export function readTargets(step: Step): Target[] {
  const { element } = step;
  const targets = element.children.flatMap((child) =>
    isElement(child) ? readNoun(step, child) : readText(step, child.trim()),
  );
  if (targets.length === 0) complain(step, 'there is no number to dial');
  if (targets.length > MAX_TARGETS) complain(step, `only the first ${MAX_TARGETS} numbers are dialled`);
  return targets.slice(0, MAX_TARGETS);
}

function readText(step: Step, text: string): Target[] {
  const number = text === '' ? undefined : readNumber(step, text);
  return number === undefined ? [] : [{ number }];
}

function readNoun(step: Step, noun: TwimlElement): Target[] {
  const { name, attributes, text } = noun;
  if (name !== 'Number') {
    if (VERBS.Dial.children.includes(name))
      complain(step, `The sandbox does not support <${name}> in <Dial>: skipped. Twilio would dial it.`);
    return [];
  }
  checkWords(step, noun, NUMBER);
  const number = readNumber(step, text);
  if (number === undefined) return [];
  const inner = { ...step, element: noun };
  const { sendDigits, url } = attributes;
  const whisper =
    url === undefined ? undefined : { url: resolveUrl(step, url), method: methodOf(inner, 'method') };
  return [{ number, sendDigits, whisper, callbacks: readCallbacks(inner) }];
}

function readCallbacks(step: Step): CallbackPlan | undefined {
  const { statusCallback, statusCallbackEvent = 'completed' } = step.element.attributes;
  if (statusCallback === undefined) return undefined;
  return {
    url: resolveUrl(step, statusCallback),
    method: methodOf(step, 'statusCallbackMethod'),
    events: statusCallbackEvent.split(/[\s,]+/),
  };
}

/** The digits that spell ANONYMOUS look like a number and are none. */
function isNumber(text: string): boolean {
  return E164.test(text) && !isSpelledOut(text);
}

/** E.164, or a US number as people write it; anything else is Twilio error 13224. */
function readNumber(step: Step, text: string): string | undefined {
  const digits = text.replace(/[\s().-]/g, '');
  if (isNumber(digits)) return digits;
  if (/^1?[2-9]\d{9}$/.test(digits)) return `+${digits.length === 10 ? '1' : ''}${digits}`;
  complain(step, `13224 "${text}" is no phone number in E.164 form (+ and country code): skipped`);
  return undefined;
}
