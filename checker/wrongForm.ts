import { exampleOf, type SchemaNode } from './schemaNodes.ts';

/**
 * The right form for a place that holds something of another kind: the same value in that form, if that can be told,
 * or else an example.
 */
export function wrongForm(nodes: SchemaNode[], value: unknown): unknown {
  for (const node of nodes) {
    const same = sameIn(node, value);
    if (same !== undefined) return same;
  }
  return nodes.map(exampleOf).find((example) => example !== undefined);
}

function sameIn(node: SchemaNode, value: unknown): unknown {
  if (node.items && typeof value === 'string' && isText(node.items, value)) return [value];
  if (node.items && isVerb(node.items, value)) return [value];
  if (typeof value !== 'string') return undefined;
  if (node.type === 'integer' && /^\d+$/.test(value)) return Number(value);
  if (node.type === 'boolean' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return undefined;
}

function isText({ type, pattern = '' }: SchemaNode, value: string): boolean {
  return type === 'string' && new RegExp(pattern).test(value);
}

/** A verb without the list around it. */
function isVerb({ maxProperties, properties = {} }: SchemaNode, value: unknown): boolean {
  return maxProperties === 1 && Object.keys(Object(value)).some((key) => Object.hasOwn(properties, key));
}
