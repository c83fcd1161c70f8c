import { offers, phraseSaid } from '../../speech.ts';
import { keySaid } from '../../spokenKeys.ts';
import { element, type TwimlWriter } from '../../twiml.ts';
import type { Turn } from '../../types.ts';
import { actionUrl, type Exit, NEXT, type VerbCode, type VerbPlace } from '../code.ts';
import { pause } from '../pause/pause.ts';
import { play } from '../play/play.ts';
import { say } from '../say/say.ts';
import type { Gather, PromptVerb } from './schema.ts';

export const gather: VerbCode<Gather> = {
  render(value, writer, place) {
    const { keys, phrases } = offers(value.on);
    const input = inputOf(value);
    const speech = input.includes('speech');
    const attributes = {
      action: actionUrl('gatherTwiml', writer, place),
      input,
      timeout: value.timeout,
      numDigits: value.numDigits,
      finishOnKey: value.finishOnKey ?? (keys.some((key) => key.includes('#')) ? '' : undefined),
      hints: speech ? hintsOf(value, phrases) : undefined,
      language: speech ? languageOf(value, writer.turn) : undefined,
    };
    const prompt = (value.prompt ?? []).map((verb) => renderPrompt(verb, writer, place));
    return element('Gather', attributes, prompt.join(''));
  },

  /** Every exit of a gather has waited for the caller, whether or not anything came. */
  exits(value) {
    const { otherwise } = value;
    const choices = Object.entries(value.on ?? {}).map(([input, to]) => choice(input, to));
    return [
      ...choices,
      ...(otherwise ? [{ ...WAITED, path: ['otherwise'], to: otherwise, ...named('otherwise') }] : []),
      { ...WAITED, ...named('next'), label: '' },
    ];
  },

  /** Where `on` leads for the keys or the speech, or `otherwise`; without any input, or any of these, the next verb. */
  next(value, turn) {
    const exits = gather.exits(value);
    const input = hasInput(turn);
    const chosen = input ? chosenOf(value, exits, turn) : undefined;
    return chosen ?? exits.find(({ when }) => when === 'next' || (input && when === 'otherwise'));
  },
};

const WAITED: Exit = { ...NEXT, waits: true, callback: true };

/** What may be heard while a gather listens. */
const PROMPT: { [Name in keyof Required<PromptVerb>]: VerbCode<NonNullable<PromptVerb[Name]>> } = {
  say,
  play,
  pause,
};

function renderPrompt(verb: PromptVerb, writer: TwimlWriter, place: VerbPlace): string {
  const rendered = (Object.keys(PROMPT) as (keyof PromptVerb)[]).map((name) =>
    renderOne(name, verb[name], writer, place),
  );
  return rendered.join('');
}

function renderOne<Name extends keyof PromptVerb>(
  name: Name,
  value: PromptVerb[Name],
  writer: TwimlWriter,
  place: VerbPlace,
): string {
  return value === undefined ? '' : (PROMPT[name].render(value, writer, place) ?? '');
}

function named(when: Exit['when']): Pick<Exit, 'when' | 'label'> {
  return { when, label: when };
}

function choice(input: string, to: string): Exit {
  const isKey = offers({ [input]: to }).keys.length > 0;
  const how = isKey ? { when: 'key', label: input } : { when: 'speech', label: `“${input}”` };
  return { ...WAITED, path: ['on', input], to, ...how } as Exit;
}

function hasInput({ params }: Turn): boolean {
  return Boolean(params.Digits || params.SpeechResult);
}

/** Keys, speech or both. */
function inputOf({ input, on }: Gather): string {
  return input ?? (offers(on).phrases.length > 0 ? 'dtmf speech' : 'dtmf');
}

/** The language that the caller speaks. */
function languageOf({ language }: Gather, { line }: Turn): string | undefined {
  return language ?? line.voice.language;
}

/** The exit for what the caller keyed or, where no key came, for what they said. */
function chosenOf(value: Gather, exits: Exit[], turn: Turn): Exit | undefined {
  const { Digits, SpeechResult = '' } = turn.params;
  const input = Digits || said(value, SpeechResult, languageOf(value, turn));
  return exits.find(({ path: [where, choice] }) => where === 'on' && choice === input);
}

/** The phrase that was said or, where none was, the key that was. */
function said(value: Gather, speech: string, language: string | undefined): string | undefined {
  if (!inputOf(value).includes('speech')) return undefined;
  const { keys, phrases } = offers(value.on);
  const targetOf = (choice: string) => value.on?.[choice];
  return phraseSaid(speech, phrases, targetOf) ?? keySaid(speech, keys, language, targetOf);
}

function hintsOf({ hints }: Gather, phrases: string[]): string | undefined {
  const words = typeof hints === 'string' ? [hints] : (hints ?? phrases.map(withoutCommas));
  return words.length > 0 ? words.join(', ') : undefined;
}

/** A comma parts one hint from the next. */
function withoutCommas(phrase: string): string {
  return phrase.replaceAll(',', ' ');
}
