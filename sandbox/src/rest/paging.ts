import { Form } from './form.ts';

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
