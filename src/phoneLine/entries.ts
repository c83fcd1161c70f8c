/** A place at which a call begins: where a document is entered from outside the documents. */
export interface Entry {
  /** What brings the call there: it comes in, it comes in outside opening hours, makeCall places it, a text asks for it. */
  by: 'call' | 'closed' | 'outgoing' | 'text';
  /** Where the line says so; empty for `start`, which needs no word. */
  path: readonly (string | number)[];
  to: string;
  /** The keyword that asks for a call; undefined for any other text. */
  keyword?: string;
}

/**
 * Every place at which calls begin, as `exits` are for verbs: the checker and the map of the line read it here. The line
 * may be wrong in any way, since the map is drawn while it is being written.
 */
export function entriesOf(line: unknown): Entry[] {
  const { voice, sms } = Object(line);
  const { outgoing, hours } = Object(voice);
  const listed: unknown[] = Array.isArray(outgoing) ? outgoing : [];
  return [
    { by: 'call', path: [], to: 'start' },
    ...named('closed', ['voice', 'hours', 'otherwise'], Object(hours).otherwise),
    ...listed.flatMap((to, index) => named('outgoing', ['voice', 'outgoing', index], to)),
    ...textEntries(Object(sms)),
  ];
}

/** Texts that the line answers with a call. */
function textEntries({ keywords, reply }: { keywords?: unknown; reply?: unknown }): Entry[] {
  const byKeyword = Object.entries(Object(keywords)).flatMap(([keyword, answer]) =>
    named('text', ['sms', 'keywords', keyword, 'call'], Object(answer).call).map((entry) => ({
      ...entry,
      keyword,
    })),
  );
  return [...byKeyword, ...named('text', ['sms', 'reply', 'call'], Object(reply).call)];
}

function named(by: Entry['by'], path: Entry['path'], to: unknown): Entry[] {
  return typeof to === 'string' ? [{ by, path, to }] : [];
}
