import { flag, oneOf, wholeNumber } from '../attributes.ts';
import { complain, resolveUrl, type Step } from '../step.ts';

/** A Gather's attributes, read. Times in seconds. */
export interface GatherSpec {
  dtmf: boolean;
  speech: boolean;
  timeout: number;
  speechTimeout: number;
  numDigits: number;
  finishOnKey: string;
  actionOnEmptyResult: boolean;
  partialResultCallback: string | undefined;
}

const INPUTS = ['dtmf', 'speech', 'dtmf speech', 'speech dtmf'] as const;
/** `auto` ends at the first pause; the sandbox takes that for a second. */
const AUTO_PAUSE = 1;

/** Reads the attributes with Twilio's defaults. */
export function readGather(step: Step): GatherSpec {
  const { attributes } = step.element;
  const input = oneOf(step, 'input', INPUTS, 'dtmf');
  const timeout = secondsOrAuto(step, 'timeout', 5);
  return {
    dtmf: input.includes('dtmf'),
    speech: input.includes('speech'),
    timeout,
    speechTimeout: secondsOrAuto(step, 'speechTimeout', timeout),
    numDigits: wholeNumber(step, 'numDigits', Number.POSITIVE_INFINITY, { least: 1 }),
    finishOnKey: finishKey(step),
    actionOnEmptyResult: flag(step, 'actionOnEmptyResult', false),
    partialResultCallback:
      attributes.partialResultCallback && resolveUrl(step, attributes.partialResultCallback),
  };
}

function secondsOrAuto(step: Step, name: string, otherwise: number): number {
  if (step.element.attributes[name] === 'auto') return AUTO_PAUSE;
  return wholeNumber(step, name, otherwise);
}

function finishKey(step: Step): string {
  const key = step.element.attributes.finishOnKey ?? '#';
  if (/^[0-9*#]?$/.test(key)) return key;
  complain(step, `12200 finishOnKey="${key}" is no single key: # is used`);
  return '#';
}
