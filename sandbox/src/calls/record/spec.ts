import { flag, oneOf, wholeNumber } from '../attributes.ts';
import { complain, methodOf, resolveUrl, type Step } from '../step.ts';
import type { RecordingCallback } from './recordings.ts';

/** A Record's attributes, read. Times in seconds. */
export interface RecordSpec {
  timeout: number;
  maxLength: number;
  finishOnKey: string;
  playBeep: boolean;
  trim: boolean;
  transcribeCallback: string | undefined;
  callback: RecordingCallback | undefined;
}

/** Transcription is for recordings up to two minutes. */
const TRANSCRIBED_LENGTH = 120;

/** Reads the attributes with Twilio's defaults. */
export function readRecord(step: Step): RecordSpec {
  const { attributes } = step.element;
  const transcribe = flag(step, 'transcribe', false) || attributes.transcribeCallback !== undefined;
  return {
    timeout: wholeNumber(step, 'timeout', 5),
    maxLength: wholeNumber(step, 'maxLength', transcribe ? TRANSCRIBED_LENGTH : 3600, {
      least: 2,
      most: 86_400,
    }),
    finishOnKey: finishKeys(step),
    playBeep: flag(step, 'playBeep', true),
    trim: oneOf(step, 'trim', ['trim-silence', 'do-not-trim'], 'trim-silence') === 'trim-silence',
    transcribeCallback: attributes.transcribeCallback && resolveUrl(step, attributes.transcribeCallback),
    callback: readRecordingCallback(step),
  };
}

/** recordingStatusCallback and its kin, as Record and Dial have them. */
export function readRecordingCallback(step: Step): RecordingCallback | undefined {
  const { recordingStatusCallback, recordingStatusCallbackEvent = 'completed' } = step.element.attributes;
  if (recordingStatusCallback === undefined) return undefined;
  return {
    url: resolveUrl(step, recordingStatusCallback),
    method: methodOf(step, 'recordingStatusCallbackMethod'),
    events: recordingStatusCallbackEvent.split(/[\s,]+/),
  };
}

function finishKeys(step: Step): string {
  const keys = step.element.attributes.finishOnKey ?? '1234567890*#';
  if (/^[0-9*#]*$/.test(keys)) return keys;
  complain(step, `12200 finishOnKey="${keys}" holds more than keys: any key ends the recording`);
  return '1234567890*#';
}
