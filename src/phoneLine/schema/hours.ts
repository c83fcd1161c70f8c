import { z } from 'zod';
import { documentName } from './basics.ts';

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const range = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
    error: (issue) => rangeProblem(String(issue.input)),
  })
  .meta({
    description:
      'From and until, 24 hours. 24:00 is the end of the day; an end before the start means the next morning.',
    examples: ['09:00-12:00', '13:00-18:00'],
  });

function rangeProblem(input: string): string {
  const times = input
    .toLowerCase()
    .split(/\s*(?:[-\u2010-\u2015~]|\bto\b|\bbis\b)\s*/)
    .map(clockTime);
  const [from, until] = times;
  const right = times.length === 2 && from && until ? `${from}-${until}` : 'it such as 09:00-17:30';
  return `${JSON.stringify(input)} is no opening time: write ${right} (24 hours, two digits each)`;
}

/** A time of day as it is written here, if it is one: 9, 9:00, 9.00, 5pm. */
function clockTime(text: string): string | undefined {
  const [, hour, minute = '00', half] = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/.exec(text.trim()) ?? [];
  if (hour === undefined) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  return hours > 23 || Number(minute) > 59 ? undefined : `${String(hours).padStart(2, '0')}:${minute}`;
}

const ranges = z.array(range);

const open = z
  .strictObject({
    mon: ranges.optional(),
    tue: ranges.optional(),
    wed: ranges.optional(),
    thu: ranges.optional(),
    fri: ranges.optional(),
    sat: ranges.optional(),
    sun: ranges.optional(),
  })
  .meta({
    description: 'Opening times by day. A day that is absent is closed.',
    examples: [{ mon: ['09:00-17:00'] }],
  });

export const hours = z
  .strictObject({
    timeZone: z
      .string()
      .refine(isTimeZone, {
        error: (issue) =>
          `${JSON.stringify(issue.input)} is no time zone: use a name of the IANA list, such as Europe/Berlin or America/New_York`,
      })
      .meta({ description: 'IANA time zone of the opening times.', examples: ['America/New_York'] }),
    open,
    holidays: z
      .array(
        z.iso.date({
          error: (issue) =>
            `${JSON.stringify(issue.input)} is no date: write it as year-month-day, such as 2026-12-25`,
        }),
      )
      .optional()
      .meta({ description: 'Dates on which the line is closed all day.', examples: [['2026-12-25']] }),
    otherwise: documentName.describe('The document for calls outside the opening times.'),
  })
  .describe('Opening times: outside them an incoming call begins at `otherwise` instead of `start`.');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
