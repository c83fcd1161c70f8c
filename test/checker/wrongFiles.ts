import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type CheckOptions, inspectPhoneLine, report } from '../../checker/index.ts';

/** What is written wrongly, with ▶ before the place that must be named; what is said of it; whether it is a warning only. */
export type WrongRow = [wrong: string, says: RegExp, severity?: 'warning'];

/** The line's own number, and a day after which all holidays of last year are past. */
export const KNOWN = {
  settings: { TWILIO_PHONE_NUMBER: '+12025550100' },
  now: new Date('2026-06-01T00:00:00Z'),
};

const MARK = '▶';

/** One test per row: there is one finding, with the file, line and column of the mark, and these words. */
export function saysOf(rows: WrongRow[], whole: (wrong: string) => string, options: CheckOptions = {}): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'wrong-line-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'phone-line.json');
  test.each(rows)('%s', (wrong, says, severity) => {
    const marked = whole(wrong);
    writeFileSync(file, marked.replace(MARK, ''));
    const { findings } = inspectPhoneLine(file, options);
    const said = report(file, findings);
    expect(findings, said).toHaveLength(1);
    const before = marked.split(MARK)[0]?.split('\n') ?? [];
    const place = `${path.relative('.', file)}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    expect(said.startsWith(`${place}  ${severity ?? 'error'}  `), `${place} in ${said}`).toBe(true);
    expect(said).toMatch(says);
  });
}

/** A line whose `start` holds these verbs, and whose other documents are `away` and `menu`. */
export function inStart(verbs: string): string {
  return `{
  "voice": {
    "outgoing": ["away", "menu"],
    "documents": {
      "start": [
        ${verbs}
      ],
      "away": [{ "hangup": true }],
      "menu": [{ "say": "Hello." }]
    }
  }
}
`;
}

/** A line with these parts beside its documents. */
export function inVoice(parts: string): string {
  return `{
  "voice": {
    ${parts},
    "documents": { "start": [{ "say": "Hello." }] }
  }
}
`;
}

export function inHours(parts: string): string {
  return inVoice(`"hours": {
      ${parts}
    }`).replace('"documents": {', '"documents": { "closed": [{ "say": "Closed." }],');
}

export function beside(parts: string): string {
  return `{
  ${parts},
  "voice": { "documents": { "start": [{ "say": "Hello." }] } }
}
`;
}
