import { isObject, textAt, type Verb } from './read.ts';

const LONGEST = 30;

/** A verb in a few words, such as `say “Hello Monkey!”`. */
export function describeVerb({ name, value }: Verb): string {
  const detail = cut(DETAILS[name]?.(value) ?? '');
  return [NAMES[name] ?? name, detail].filter(Boolean).join(' ');
}

const NAMES: Record<string, string> = { hangup: 'hang up', sms: 'text' };

const DETAILS: Record<string, (value: unknown) => string> = {
  say: (value) => quoted(wordsOf(value)),
  play: (value) => textAt(value, 'digits') ?? lastPart(textAt(value, 'url') ?? wordsOf(value)),
  pause: (value) => `${value} s`,
  gather: (value) => {
    const keys = isObject(value) && typeof value.numDigits === 'number' ? `${value.numDigits} ` : '';
    const input = textAt(value, 'input') ?? 'dtmf';
    return input.includes('speech') ? 'keys or speech' : `${keys}${keys === '1 ' ? 'key' : 'keys'}`;
  },
  dial: (value) => {
    const numbers = isObject(value) ? (value.numbers ?? value.number) : value;
    return [numbers]
      .flat()
      .map((number) => String(number).replace(/^\{\{(.*)\}\}$/, '$1'))
      .join(', ');
  },
  record: (value) =>
    isObject(value) && typeof value.maxLength === 'number' ? `up to ${value.maxLength} s` : '',
  redirect: (value) => `to ${wordsOf(value)}`,
  reject: (value) => wordsOf(value),
  sms: (value) => quoted(wordsOf(value)),
};

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : (textAt(value, 'text') ?? '');
}

function quoted(text: string): string {
  return text === '' ? '' : `“${text}”`;
}

function lastPart(url: string): string {
  return url.split('/').at(-1) ?? url;
}

function cut(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST) return text;
  const close = text.endsWith('”') ? '”' : '';
  return `${characters
    .slice(0, LONGEST - 2)
    .join('')
    .trimEnd()}…${close}`;
}
