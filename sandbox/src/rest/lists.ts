import { Form } from './form.ts';
import { TwilioError } from './twilioError.ts';

const DAY = 24 * 60 * 60 * 1000;

/** One page of a list in Twilio's shape; `key` names the list (`calls`), `items` are all of it, newest first. */
export function page<T>(url: URL, key: string, items: T[], toJson: (item: T) => unknown) {
  const form = new Form(url.searchParams);
  const size = form.integer('PageSize', 1, 1000) ?? 50;
  const number = form.integer('Page', 0, 1_000_000) ?? 0;
  const start = number * size;
  const shown = items.slice(start, start + size);
  return {
    [key]: shown.map(toJson),
    page: number,
    page_size: size,
    start,
    end: Math.max(start, start + shown.length - 1),
    uri: pageUri(url, number, size),
    first_page_uri: pageUri(url, 0, size),
    next_page_uri: start + size < items.length ? pageUri(url, number + 1, size) : null,
    previous_page_uri: number > 0 ? pageUri(url, number - 1, size) : null,
  };
}

function pageUri(url: URL, number: number, size: number): string {
  const query = new URLSearchParams(url.searchParams);
  query.set('PageSize', String(size));
  query.set('Page', String(number));
  return `${url.pathname}?${query}`;
}

/** Keeps the items whose text equals the query's `name`, where the query has it. */
export function byText<T>(query: URLSearchParams, name: string, textOf: (item: T) => string | null) {
  const wanted = query.get(name);
  return (item: T) => !wanted || textOf(item) === wanted;
}

/**
 * Keeps the items of a day or of a time span (`Name`, `Name<`, `Name>`; a date or an ISO 8601 time, UTC).
 * Throws 20001 for what is no date.
 */
export function byTime<T>(query: URLSearchParams, name: string, timeOf: (item: T) => number | null) {
  const on = span(query, name);
  const before = span(query, `${name}<`);
  const after = span(query, `${name}>`);
  return (item: T) => {
    if (!on && !before && !after) return true;
    const time = timeOf(item);
    if (time === null) return false;
    return (
      (!on || (time >= on.start && time < on.end)) &&
      (!before || time < before.end) &&
      (!after || time >= after.start)
    );
  };
}

/** A bare date stands for its whole day, a time for its second. */
function span(query: URLSearchParams, name: string): { start: number; end: number } | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  const start = Date.parse(text);
  if (Number.isNaN(start)) throw new TwilioError(20001, `${name} is not a date: ${text}`);
  return { start, end: start + (/^\d{4}-\d{2}-\d{2}$/.test(text) ? DAY : 1000) };
}
