import type { Rendering } from '../rendering.ts';
import { element } from '../twiml.ts';
import type { Gather } from '../types.ts';
import { renderPrompt } from './spoken.ts';

const KEYS = /^[0-9*#]+$/;

export function renderGather(gather: Gather, rendering: Rendering, action: string): string {
  const { keys, phrases } = offers(gather);
  const input = gather.input ?? (phrases.length > 0 ? 'dtmf speech' : 'dtmf');
  const speech = input.includes('speech');
  const prompt = (gather.prompt ?? []).map((verb) => renderPrompt(verb, rendering) ?? '').join('');
  const attributes = {
    action,
    input,
    timeout: gather.timeout,
    numDigits: gather.numDigits,
    finishOnKey: gather.finishOnKey ?? (keys.some((key) => key.includes('#')) ? '' : undefined),
    hints: speech ? hints(gather, phrases) : undefined,
    language: speech ? (gather.language ?? rendering.turn.line.voice.language) : undefined,
  };
  return element('Gather', attributes, prompt);
}

/** What a gather's `on` offers: keys to press and phrases to say. */
export function offers(gather: Gather): { keys: string[]; phrases: string[] } {
  const all = Object.keys(gather.on ?? {});
  return { keys: all.filter((key) => KEYS.test(key)), phrases: all.filter((key) => !KEYS.test(key)) };
}

function hints(gather: Gather, phrases: string[]): string | undefined {
  const words =
    typeof gather.hints === 'string' ? [gather.hints] : (gather.hints ?? phrases.map(withoutCommas));
  return words.length > 0 ? words.join(', ') : undefined;
}

/** A comma parts one hint from the next. */
function withoutCommas(phrase: string): string {
  return phrase.replaceAll(',', ' ');
}
