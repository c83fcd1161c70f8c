import type { PhoneLine, Verb } from '../src/phoneLine/types.ts';
import { dialSettings } from '../src/phoneLine/verbs/dial.ts';
import type { Path } from './finding.ts';

export interface PlacedVerb {
  document: string;
  index: number;
  verb: Verb;
  path: Path;
}

/** Every verb of every document (not those within a gather's prompt). */
export function verbs(line: PhoneLine): PlacedVerb[] {
  return Object.entries(line.voice.documents).flatMap(([document, list]) =>
    list.map((verb, index) => ({ document, index, verb, path: ['voice', 'documents', document, index] })),
  );
}

/** A place that names a document. */
export interface Reference {
  path: Path;
  to: string;
  /** The document in which it stands; absent for hours, texts and outgoing calls. */
  from?: string;
  by: 'redirect' | 'gather' | 'dial' | 'record' | 'hours' | 'sms' | 'outgoing';
}

export function references(line: PhoneLine): Reference[] {
  const { hours, outgoing = [] } = line.voice;
  return [
    ...outgoing.map((to, index) => ({ path: ['voice', 'outgoing', index], to, by: 'outgoing' as const })),
    ...(hours ? [{ path: ['voice', 'hours', 'otherwise'], to: hours.otherwise, by: 'hours' as const }] : []),
    ...verbs(line).flatMap(inVerb),
    ...inTexts(line),
  ];
}

function inVerb({ document: from, verb, path }: PlacedVerb): Reference[] {
  const { gather, dial, record, redirect } = verb;
  const found: Reference[] = [];
  if (redirect) found.push({ path: [...path, 'redirect'], to: redirect, from, by: 'redirect' });
  if (record?.then) found.push({ path: [...path, 'record', 'then'], to: record.then, from, by: 'record' });
  const unanswered = dial && dialSettings(dial).otherwise;
  if (unanswered) found.push({ path: [...path, 'dial', 'otherwise'], to: unanswered, from, by: 'dial' });
  for (const [key, to] of Object.entries(gather?.on ?? {}))
    found.push({ path: [...path, 'gather', 'on', key], to, from, by: 'gather' });
  if (gather?.otherwise)
    found.push({ path: [...path, 'gather', 'otherwise'], to: gather.otherwise, from, by: 'gather' });
  return found;
}

function inTexts(line: PhoneLine): Reference[] {
  const replies = [
    { path: ['sms', 'reply'], reply: line.sms?.reply },
    ...Object.entries(line.sms?.keywords ?? {}).map(([word, reply]) => ({
      path: ['sms', 'keywords', word],
      reply,
    })),
  ];
  return replies.flatMap(({ path, reply }) =>
    reply && typeof reply === 'object' && reply.call
      ? [{ path: [...path, 'call'], to: reply.call, by: 'sms' as const }]
      : [],
  );
}
