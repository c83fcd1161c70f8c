// Stands in for src/tooling.ts until that is there: where each verb leads, its words and TwiML's name of it.

import type { VerbExit, VerbTools } from './flow.ts';
import type { FieldView } from './sandbox.ts';

export const exitsOfAnything: VerbTools['exitsOfAnything'] = (verb) => exitsOf(nameOf(verb), contentOf(verb));

export const describeVerb: VerbTools['describeVerb'] = (verb) => {
  const name = nameOf(verb);
  if (name === '?') return undefined;
  const detail = cut(DETAILS[name]?.(contentOf(verb)) ?? '');
  const words = [NAMES[name] ?? name, detail].filter(Boolean).join(' ');
  return { words, twiml: `${name.charAt(0).toUpperCase()}${name.slice(1)}` };
};

/** The fields of the API, as src gives them. */
export const apiForms: { name: string; fields: FieldView[] }[] = [
  {
    name: 'makeCall',
    fields: [
      { name: 'to', kind: 'text', hint: 'A number; the owner if empty' },
      { name: 'document', kind: 'choice' },
      { name: 'say', kind: 'long', hint: 'Words to say, instead of a document' },
      { name: 'timeout', kind: 'number', hint: '5 to 600 seconds' },
      { name: 'machineDetection', kind: 'switch' },
      { name: 'record', kind: 'switch' },
    ],
  },
  {
    name: 'sendSms',
    fields: [
      { name: 'to', kind: 'text', hint: 'A number' },
      { name: 'body', kind: 'long', hint: '1 to 1600 characters' },
      { name: 'mediaUrl', kind: 'list', hint: 'https URLs, one a line' },
    ],
  },
];

type Values = Record<string, unknown>;

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nameOf = (verb: unknown) => (isObject(verb) ? (Object.keys(verb)[0] ?? '?') : '?');
const contentOf = (verb: unknown) => (isObject(verb) ? Object.values(verb)[0] : verb);
const textAt = (value: unknown, key: string) => {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
};

function exitsOf(name: string, value: unknown): VerbExit[] {
  if (name === 'redirect') return typeof value === 'string' ? [{ to: value, label: 'goes on' }] : [];
  if (name === 'gather') return [...keyExits(value), ...exit(value, 'otherwise', 'otherwise')];
  if (name === 'dial') return exit(value, 'otherwise', 'no answer');
  if (name === 'record') return exit(value, 'then', 'then');
  return [];
}

function keyExits(gather: unknown): VerbExit[] {
  const on = isObject(gather) && isObject(gather.on) ? gather.on : {};
  return Object.entries(on).flatMap(([input, to]) =>
    typeof to === 'string' ? [{ to, label: /^[0-9*#]+$/.test(input) ? input : `“${input}”` }] : [],
  );
}

function exit(value: unknown, key: string, label: string): VerbExit[] {
  const to = textAt(value, key);
  return to === undefined ? [] : [{ to, label }];
}

const LONGEST = 30;

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
