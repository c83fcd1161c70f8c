import type { FlowEdge, FlowLine, FlowNode } from '../sandbox/src/index.ts';

/** Where a verb can lead, and what leads there: a key, `no answer`, ... Without a document it is the next verb. */
export interface VerbExit {
  to: string | undefined;
  label: string;
}

/** Where a call begins. */
export interface LineEntry {
  by: 'call' | 'closed' | 'outgoing' | 'text';
  to: string;
  keyword?: string;
}

/** What the graph asks about a line as it is written; the app's own modules answer it. */
export interface LineTools {
  /** Every place at which calls begin. */
  entriesOf(line: unknown): LineEntry[];
  /** Every place that the verb can lead to; none for what is no verb. */
  exitsOfAnything(verb: unknown): VerbExit[];
  /** The verb in a few words, such as `say “Hello”`, and TwiML's name of it; undefined for what is no verb. */
  describeVerb(verb: unknown): { words: string; twiml: string } | undefined;
}

/** The phone line as a graph. */
export interface Flow {
  nodes: FlowNode[];
  edges: FlowEdge[];
}

const documentId = (name: string) => `document:${name}`;

/**
 * Makes the graph of a phone line: documents as nodes, what leads from one to the next as edges. The line may be wrong in
 * any way: what can be drawn of it is drawn.
 */
export function flowOf(line: unknown, tools: LineTools): Flow {
  const documents = documentsOf(line);
  const entries = entryFlow(line, tools);
  const edges = joined([...entries.edges, ...documentEdges(documents, tools)]);
  const reached = reachable(
    entries.nodes.map(({ id }) => id),
    edges,
  );
  const leaving = new Set(edges.map(({ from }) => from));
  const node = (kind: FlowNode['kind'], name: string, lines: FlowLine[]): FlowNode => {
    const id = documentId(name);
    return { id, kind, title: name, lines, reached: reached.has(id), ends: !leaving.has(id) };
  };
  const written = [...documents].map(([name, verbs]) => node('document', name, linesOf(verbs, tools)));
  const known = new Set([...entries.nodes, ...written].map(({ id }) => id));
  const missing = new Set(edges.map(({ to }) => to).filter((id) => !known.has(id)));
  const unwritten = [...missing].map((id) => node('missing', id.replace('document:', ''), []));
  return { nodes: [...entries.nodes, ...written, ...unwritten], edges };
}

/** The names of the line's documents. */
export function documentNamesOf(line: unknown): string[] {
  return [...documentsOf(line).keys()];
}

function documentsOf(line: unknown): Map<string, unknown[]> {
  const documents = Object.entries(objectAt(line, 'voice', 'documents'));
  return new Map(documents.map(([name, verbs]) => [name, Array.isArray(verbs) ? verbs : []]));
}

function linesOf(verbs: unknown[], tools: LineTools): FlowLine[] {
  return verbs.map((verb) => {
    const described = tools.describeVerb(verb);
    const [name = '?'] = isObject(verb) ? Object.keys(verb) : [];
    return { text: described?.words ?? name, verb: described?.twiml ?? name };
  });
}

function documentEdges(documents: Map<string, unknown[]>, tools: LineTools): FlowEdge[] {
  return [...documents].flatMap(([name, verbs]) =>
    verbs
      .flatMap((verb) => tools.exitsOfAnything(verb))
      .flatMap(({ to, label }) =>
        to === undefined ? [] : [{ from: documentId(name), to: documentId(to), label }],
      ),
  );
}

/** What each entry is called, and what leads from it. */
const ENTRIES: {
  [By in LineEntry['by']]: (entry: LineEntry) => { id: string; title: string; label: string };
} = {
  call: () => ({ id: 'call', title: 'Incoming call', label: '' }),
  closed: () => ({ id: 'call', title: 'Incoming call', label: 'outside hours' }),
  outgoing: () => ({ id: 'makeCall', title: 'makeCall', label: '' }),
  text: ({ keyword }) => ({
    id: `text:${keyword ?? ''}`,
    title: keyword === undefined ? 'Any text' : `Text “${keyword}”`,
    label: 'calls back',
  }),
};

function entryFlow(line: unknown, tools: LineTools): Flow {
  const entries = tools.entriesOf(line);
  const isIncoming = ({ by }: LineEntry) => by === 'call' || by === 'closed';
  return together([
    ...entries.filter(isIncoming).map((one, _index, all) => drawn(one, all.length > 1)),
    blocked(line),
    ...entries.filter((one) => !isIncoming(one)).map((one) => drawn(one, false)),
  ]);
}

function drawn(one: LineEntry, hasHours: boolean): Flow {
  const { id, title, label } = ENTRIES[one.by](one);
  const edge = { from: id, to: documentId(one.to), label: hasHours && one.by === 'call' ? 'open' : label };
  return { nodes: [entry(id, title)], edges: [edge] };
}

function together(flows: Flow[]): Flow {
  const nodes = new Map(flows.flatMap((flow) => flow.nodes).map((node) => [node.id, node]));
  return { nodes: [...nodes.values()], edges: flows.flatMap(({ edges }) => edges) };
}

function entry(id: string, title: string, ends = false): FlowNode {
  return { id, kind: 'entry', title, lines: [], reached: true, ends };
}

function blocked(line: unknown): Flow {
  const count = isObject(line) && Array.isArray(line.blockedCallers) ? line.blockedCallers.length : 0;
  if (count === 0) return { nodes: [], edges: [] };
  return {
    nodes: [entry('blocked', `Turned away (${count} blocked)`, true)],
    edges: [{ from: 'call', to: 'blocked', label: 'blocked caller' }],
  };
}

/** Edges between the same two nodes become one with all their labels. */
function joined(edges: FlowEdge[]): FlowEdge[] {
  const byPlace = new Map<string, FlowEdge>();
  for (const edge of edges) {
    const key = `${edge.from} ${edge.to}`;
    const known = byPlace.get(key);
    if (!known) byPlace.set(key, { ...edge });
    else if (!known.label.split(', ').includes(edge.label)) known.label += `, ${edge.label}`;
  }
  return [...byPlace.values()];
}

function reachable(from: string[], edges: FlowEdge[]): Set<string> {
  const found = new Set(from);
  for (const id of found) {
    for (const edge of edges) if (edge.from === id) found.add(edge.to);
  }
  return found;
}

type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectAt(value: unknown, ...path: string[]): JsonObject {
  let at = value;
  for (const key of path) at = isObject(at) ? at[key] : undefined;
  return isObject(at) ? at : {};
}
