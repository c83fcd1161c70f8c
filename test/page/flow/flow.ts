import type { FlowNode, FlowView } from '../../../sandbox/page/state/types.ts';

/** A document of the flow whose lines become these verbs. */
export function makeNode(title: string, verbs: string[], changes: Partial<FlowNode> = {}): FlowNode {
  const lines = verbs.map((verb) => ({ verb, text: verb.toLowerCase() }));
  return { id: `document:${title}`, kind: 'document', title, lines, reached: true, ends: false, ...changes };
}

/** A flow of these documents and edges, written `from -> to`. */
export function makeFlow(nodes: FlowNode[], edges: string[] = []): FlowView {
  const ways = edges.map((edge) => {
    const [from = '', to = '', label = ''] = edge.split(/ -> |: /);
    return { from: `document:${from}`, to: `document:${to}`, label };
  });
  return { file: 'line.json', version: 1, inUse: true, findings: [], nodes, edges: ways };
}
