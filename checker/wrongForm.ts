import { exampleOf, type SchemaNode } from './schemaNodes.ts';
import { asWritten } from './unknownKeys.ts';

/**
 * What to write in a place that holds something of another kind: the same value in the right form, if that can be told,
 * or else an example. Undefined where the schema has none.
 */
export function rightForm(nodes: SchemaNode[], value: unknown): string | undefined {
  for (const node of nodes) {
    const same = sameIn(node, value);
    if (same !== undefined) return `Write ${asWritten(same)}.`;
  }
  const example = anExample(nodes);
  return example && `Write it such as ${example}.`;
}

/** A value that would be right there, as it is written. */
export function anExample(nodes: SchemaNode[]): string | undefined {
  const example = nodes.map(exampleOf).find((one) => one !== undefined);
  return example === undefined ? undefined : asWritten(example);
}

function sameIn(node: SchemaNode, value: unknown): unknown {
  const { items, type } = node;
  if (items && (isVerb(items, value) || isText(items, value))) return [value];
  if (type === 'string' && typeof value === 'number')
    return [`+${value}`, String(value)].find((text) => isText(node, text));
  if (typeof value !== 'string') return undefined;
  if (type === 'integer' && /^\d+$/.test(value)) return Number(value);
  if (type === 'boolean' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return undefined;
}

/** Only where the schema says which texts it takes can a text be told to be one of them. */
function isText({ type, pattern = '^$' }: SchemaNode, value: unknown): boolean {
  return type === 'string' && typeof value === 'string' && new RegExp(pattern).test(value);
}

/** A verb without the list around it. */
function isVerb({ maxProperties, properties = {} }: SchemaNode, value: unknown): boolean {
  return maxProperties === 1 && Object.keys(Object(value)).some((key) => Object.hasOwn(properties, key));
}
