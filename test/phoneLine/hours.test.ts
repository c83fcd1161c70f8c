import { describe, expect, test } from 'vitest';
import { isOpen } from '../../src/phoneLine/hours.ts';

const berlin = {
  timeZone: 'Europe/Berlin',
  open: {
    mon: ['09:00-12:00', '13:00-18:00'],
    wed: ['00:00-24:00'],
    fri: ['22:00-02:00'],
    sun: ['01:00-05:00'],
  },
  holidays: ['2026-01-12', '2026-01-10', '2026-01-16'],
  otherwise: 'closed',
};

/** 2026-01-05 is a Monday; Berlin is at UTC+1 in winter and UTC+2 in summer. */
describe('opening hours', () => {
  test.each([
    ['2026-01-05T07:59:59Z', false, 'just before'],
    ['2026-01-05T08:00:00Z', true, 'from the minute on'],
    ['2026-01-05T10:59:59Z', true, 'until the minute'],
    ['2026-01-05T11:00:00Z', false, 'in the break'],
    ['2026-01-05T12:00:00Z', true, 'after the break'],
    ['2026-01-05T17:00:00Z', false, 'after work'],
    ['2026-01-06T10:00:00Z', false, 'on a day that is not named'],
    ['2026-01-06T23:00:00Z', true, 'from midnight, where the day begins an hour before UTC'],
    ['2026-01-07T22:59:59Z', true, 'until midnight'],
    ['2026-01-07T23:00:00Z', false, 'at midnight'],
    ['2026-01-09T20:59:00Z', false, 'before the night'],
    ['2026-01-09T21:00:00Z', true, 'in the evening'],
    ['2026-01-10T00:59:00Z', true, 'after midnight, although that day is a holiday'],
    ['2026-01-10T01:00:00Z', false, 'after the night'],
    ['2026-01-12T10:00:00Z', false, 'on a holiday'],
    ['2026-01-16T22:00:00Z', false, 'in an evening that is a holiday'],
    ['2026-01-17T00:30:00Z', false, 'in the night after a holiday'],
    ['2026-07-06T07:00:00Z', true, 'in summer, an hour earlier by UTC'],
    ['2026-07-06T06:59:00Z', false, 'in summer, just before'],
    ['2026-03-29T00:59:00Z', true, 'on the night the clocks go forward: 01:59'],
    ['2026-03-29T01:00:00Z', true, 'a minute later: 03:00'],
    ['2026-03-29T03:00:00Z', false, 'at 05:00 of that morning'],
    ['2026-10-25T00:30:00Z', true, 'on the night the clocks go back: 02:30 the first time'],
    ['2026-10-25T01:30:00Z', true, '02:30 the second time'],
    ['2026-10-25T04:00:00Z', false, 'at 05:00 of that morning'],
  ])('%s: %s (%s)', (now, open) => {
    expect(isOpen(berlin, new Date(now))).toBe(open);
  });

  test.each([
    ['2026-01-05T08:29:59Z', false, 'a minute before half past'],
    ['2026-01-05T08:30:00Z', true, 'from half past'],
    ['2026-01-05T11:14:59Z', true, 'until a quarter past'],
    ['2026-01-05T11:15:00Z', false, 'at a quarter past'],
    ['2026-01-05T21:44:00Z', false, 'before the night'],
    ['2026-01-05T21:45:00Z', true, 'in the night'],
    ['2026-01-06T00:04:59Z', true, 'until five past, the next morning'],
    ['2026-01-06T00:05:00Z', false, 'at five past'],
  ])('%s: %s (%s), where hours are not whole', (now, open) => {
    const hours = {
      timeZone: 'Europe/Berlin',
      open: { mon: ['09:30-12:15', '22:45-01:05'] },
      otherwise: 'closed',
    };
    expect(isOpen(hours, new Date(now))).toBe(open);
  });

  test('goes by the time zone', () => {
    const now = new Date('2026-01-05T02:00:00Z');
    const hours = (timeZone: string) => ({ timeZone, open: { mon: ['09:00-17:00'] }, otherwise: 'closed' });
    expect(isOpen(hours('Asia/Seoul'), now)).toBe(true);
    expect(isOpen(hours('America/New_York'), now)).toBe(false);
  });
});
