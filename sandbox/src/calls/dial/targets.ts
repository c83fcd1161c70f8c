import { isElement, type TwimlElement } from '../../twiml/parse.ts';
import { NUMBER, VERBS } from '../../twiml/vocabulary.ts';
import { checkWords } from '../check.ts';
import type { CallbackPlan } from '../session.ts';
import { complain, methodOf, resolveUrl, type Step } from '../step.ts';

/** A number to dial, with what its <Number> says of it. */
export interface Target {
  number: string;
  sendDigits: string | undefined;
  /** TwiML for the callee alone, before the two are connected. */
  whisper: { url: string; method: 'GET' | 'POST' } | undefined;
  callbacks: CallbackPlan | undefined;
}

/** Twilio dials at most ten numbers at once. */
const MAX_TARGETS = 10;

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
  return number === undefined
    ? []
    : [{ number, sendDigits: undefined, whisper: undefined, callbacks: undefined }];
}

function readNoun(step: Step, noun: TwimlElement): Target[] {
  if (noun.name !== 'Number') {
    const known = VERBS.Dial?.children.includes(noun.name);
    if (known)
      complain(step, `The sandbox does not support <${noun.name}> in <Dial>: skipped. Twilio would dial it.`);
    return [];
  }
  checkWords(step, noun, NUMBER);
  const number = readNumber(step, noun.text);
  if (number === undefined) return [];
  const inner = { ...step, element: noun };
  const { sendDigits, url } = noun.attributes;
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

/** E.164, or a US number as people write it; anything else is Twilio error 13224. */
function readNumber(step: Step, text: string): string | undefined {
  const digits = text.replace(/[\s().-]/g, '');
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return digits;
  if (/^1?[2-9]\d{9}$/.test(digits)) return `+${digits.length === 10 ? '1' : ''}${digits}`;
  complain(step, `13224 "${text}" is no phone number in E.164 form (+ and country code): skipped`);
  return undefined;
}
