export interface Field {
  name: string;
  label: string;
  kind: 'text' | 'number' | 'switch' | 'choice' | 'long';
  hint?: string;
  choices?: string[];
}

/** The fields of POST makeCall; `documents` are the line's. */
export function makeCallFields(documents: string[]): Field[] {
  return [
    { name: 'to', label: 'to', kind: 'text', hint: 'A number; the owner if empty' },
    { name: 'document', label: 'document', kind: 'choice', choices: ['', ...documents] },
    { name: 'say', label: 'say', kind: 'long', hint: 'Words to say, instead of a document' },
    { name: 'timeout', label: 'timeout', kind: 'number', hint: '5 to 600 seconds' },
    { name: 'machineDetection', label: 'machineDetection', kind: 'switch' },
    { name: 'record', label: 'record', kind: 'switch' },
  ];
}

export const SEND_SMS_FIELDS: Field[] = [
  { name: 'to', label: 'to', kind: 'text', hint: 'A number' },
  { name: 'body', label: 'body', kind: 'long', hint: '1 to 1600 characters' },
  { name: 'mediaUrl', label: 'mediaUrl', kind: 'long', hint: 'https URLs, one a line' },
];

/** What was typed, by field. */
export type Values = Record<string, string>;

/** The JSON to send: fields left empty are left out. */
export function jsonOf(fields: Field[], values: Values): Record<string, unknown> {
  const given = fields.filter(({ name }) => (values[name] ?? '').trim() !== '');
  return Object.fromEntries(given.map((field) => [field.name, read(field, values[field.name] ?? '')]));
}

function read({ name, kind }: Field, value: string): unknown {
  if (kind === 'switch') return value === 'true';
  // A number that is none goes out as typed: what the API says about it is what one wants to see.
  if (kind === 'number') return Number.isFinite(Number(value)) ? Number(value) : value;
  return name === 'mediaUrl' ? value.trim().split(/\s+/) : value;
}
