import { describeVerb } from './describe.ts';
import { exitsOf } from './exits.ts';
import { documentsOf, isObject, objectAt, textAt } from './read.ts';

export interface FlowNode {
  id: string;
  /** An entry is where calls come in; `missing` is a document that something names and nobody wrote. */
  kind: 'entry' | 'document' | 'missing';
  title: string;
  verbs: string[];
  /** Something leads here from an incoming call or text. */
  reached: boolean;
  /** Nothing leads on from here: the call ends. */
  ends: boolean;
}

export interface FlowEdge {
  from: string;
  to: string;
  label: string;
}

export interface Flow {
  nodes: FlowNode[];
  edges: FlowEdge[];
}

export const documentId = (name: string) => `document:${name}`;

/** The phone line as a graph: documents as nodes, what leads from one to the next as edges. */
export function flowOf(line: unknown): Flow {
  const documents = documentsOf(line);
  const entries = entriesOf(line);
  const edges = joined([...entries.edges, ...documentEdges(documents)]);
  const reached = reachable(
    entries.nodes.map(({ id }) => id),
    edges,
  );
  const leaving = new Set(edges.map(({ from }) => from));
  const node = (kind: FlowNode['kind'], name: string, verbs: string[]): FlowNode => {
    const id = documentId(name);
    return { id, kind, title: name, verbs, reached: reached.has(id), ends: !leaving.has(id) };
  };
  const written = [...documents].map(([name, verbs]) => node('document', name, verbs.map(describeVerb)));
  const known = new Set([...entries.nodes, ...written].map(({ id }) => id));
  const missing = new Set(edges.map(({ to }) => to).filter((id) => !known.has(id)));
  const unwritten = [...missing].map((id) => node('missing', id.replace('document:', ''), []));
  return { nodes: [...entries.nodes, ...written, ...unwritten], edges };
}

function documentEdges(documents: ReturnType<typeof documentsOf>): FlowEdge[] {
  return [...documents].flatMap(([name, verbs]) =>
    verbs.flatMap(exitsOf).map(({ to, label }) => ({ from: documentId(name), to: documentId(to), label })),
  );
}

function entriesOf(line: unknown): Flow {
  const entry = (id: string, title: string, ends = false): FlowNode => ({
    id,
    kind: 'entry',
    title,
    verbs: [],
    reached: true,
    ends,
  });
  const nodes = [entry('call', 'Incoming call')];
  const closed = textAt(objectAt(line, 'voice', 'hours'), 'otherwise');
  const edges = [{ from: 'call', to: documentId('start'), label: closed ? 'open' : '' }];
  if (closed) edges.push({ from: 'call', to: documentId(closed), label: 'outside hours' });
  const blocked = isObject(line) && Array.isArray(line.blockedCallers) ? line.blockedCallers.length : 0;
  if (blocked > 0) {
    nodes.push(entry('blocked', `Turned away (${blocked} blocked)`, true));
    edges.push({ from: 'call', to: 'blocked', label: 'blocked caller' });
  }
  const outgoing = outgoingOf(line);
  if (outgoing.length > 0) nodes.push(entry('makeCall', 'makeCall'));
  for (const name of outgoing) edges.push({ from: 'makeCall', to: documentId(name), label: '' });
  for (const { keyword, document } of callBacks(line)) {
    nodes.push(entry(`text:${keyword}`, keyword === '' ? 'Any text' : `Text “${keyword}”`));
    edges.push({ from: `text:${keyword}`, to: documentId(document), label: 'calls back' });
  }
  return { nodes, edges };
}

/** Documents that calls of the line's own begin with. */
function outgoingOf(line: unknown): string[] {
  const { outgoing } = objectAt(line, 'voice');
  return Array.isArray(outgoing) ? outgoing.filter((name) => typeof name === 'string') : [];
}

/** Texts that the line answers with a call; the keyword of any other text is "". */
function callBacks(line: unknown): { keyword: string; document: string }[] {
  const { keywords, reply } = objectAt(line, 'sms');
  const replies: [string, unknown][] = [...Object.entries(objectAt(keywords)), ['', reply]];
  return replies.flatMap(([keyword, answer]) => {
    const document = textAt(answer, 'call');
    return document === undefined ? [] : [{ keyword, document }];
  });
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
