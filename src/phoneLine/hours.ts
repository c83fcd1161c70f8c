import { memo } from '../memo.ts';
import type { Hours } from './types.ts';

type Weekday = keyof Hours['open'];
const WEEKDAYS: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY = 24 * 60;

/** The wall clock somewhere: a date as year-month-day, its day of the week, and minutes since midnight. */
interface LocalTime {
  date: string;
  weekday: Weekday | undefined;
  minute: number;
}

/**
 * Whether the line is open. Times are read off the wall clock of the time zone, so that 09:00 stays 09:00 when clocks
 * change. A range belongs to the day on which it begins: 22:00-02:00 on a Friday is open until Saturday at 2, even if
 * Saturday is a holiday; on a holiday no range begins.
 */
export function isOpen(hours: Hours, now: Date): boolean {
  const today = localTime(hours, now);
  const yesterday = dayBefore(today);
  return covers(hours, today, today.minute) || covers(hours, yesterday, today.minute + DAY);
}

/** Whether a range that begins on `day` covers the minute, counted from that day's midnight. */
function covers(hours: Hours, day: LocalTime, minute: number): boolean {
  if (hours.holidays?.includes(day.date)) return false;
  const ranges = (day.weekday && hours.open[day.weekday]) ?? [];
  return ranges.some((range) => {
    const { from, until } = minutes(range);
    return minute >= from && minute < until;
  });
}

/** A range such as 09:00-17:30 in minutes since midnight; one that ends the next morning ends beyond 24:00. */
export function minutes(range: string): { from: number; until: number } {
  const [from = 0, until = 0] = range.split('-').map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * 60 + minute;
  });
  return { from, until: until <= from ? until + DAY : until };
}

function localTime(hours: Hours, now: Date): LocalTime {
  const parts = new Map(
    formatFor(hours)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    weekday: WEEKDAYS.find((day) => day === part('weekday').toLowerCase()),
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

function dayBefore(day: LocalTime): LocalTime {
  const before = new Date(Date.parse(`${day.date}T00:00:00Z`) - DAY * 60_000);
  return { ...day, date: before.toISOString().slice(0, 10), weekday: WEEKDAYS[before.getUTCDay()] };
}

const formatFor = memo(
  ({ timeZone }: Hours) =>
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }),
);
