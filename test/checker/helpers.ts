import { expect, test } from 'vitest';
import { checkPhoneLine } from '../../checker/index.ts';

export type Data = { [key: string]: unknown };

/** A sound line whose documents are these; `start` leads to each, so that all are reached. */
export function withDocuments(documents: Data, rest: Data = {}): Data {
  const names = Object.keys(documents).filter((name) => name !== 'start');
  const on = Object.fromEntries(names.map((name, index) => [String(index + 1), name]));
  const start = [{ gather: { numDigits: 1, on } }];
  return { voice: { documents: { start, ...documents } }, ...rest };
}

export function withVerbs(...verbs: unknown[]): Data {
  return withDocuments({ a: verbs });
}

export function withHours(hours: Data): Data {
  const documents = { start: [{ say: 'Hello.' }], closed: [{ say: 'Closed.' }] };
  const sound = { timeZone: 'Europe/Berlin', open: { mon: ['09:00-17:00'] }, otherwise: 'closed' };
  return { voice: { documents, hours: { ...sound, ...hours } } };
}

export function withSms(sms: Data): Data {
  return withDocuments({}, { sms });
}

export function found(data: unknown): string[] {
  return checkPhoneLine(data).map(({ place, message, remedy, severity }) =>
    [severity === 'warning' ? 'warning ' : '', place, ': ', message, remedy ? ` | ${remedy}` : ''].join(''),
  );
}

export const a = 'voice.documents.a[0]';

export type Row = [name: string, data: unknown, ...expected: (string | RegExp)[]];

/** One test per row: the checker finds exactly this, in this order. */
export function finds(rows: Row[]): void {
  test.each(rows)('%s', (_name, data, ...expected) => {
    expect(found(data)).toEqual(
      expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
    );
  });
}
