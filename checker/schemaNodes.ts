import { phoneLineJsonSchema } from '../src/tooling.ts';
import type { Path } from './finding.ts';

/** What of a JSON Schema leads on to the schemas within it. */
export interface SchemaNode {
  properties?: { [name: string]: SchemaNode };
  additionalProperties?: SchemaNode | boolean;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
  required?: string[];
  maxProperties?: number;
  type?: string;
  pattern?: string;
  examples?: unknown[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
}

let root: SchemaNode | undefined;

/** The schemas for this place of a phone line. */
export function nodesAt(path: Path): SchemaNode[] {
  root ??= phoneLineJsonSchema() as SchemaNode;
  let nodes = alternatives(root);
  for (const key of path) nodes = nodes.flatMap((node) => within(node, key)).flatMap(alternatives);
  return nodes;
}

/** The keys that an object may have, in the schema's order. */
export function keysOf(nodes: SchemaNode[]): string[] {
  return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))];
}

function alternatives(node: SchemaNode): SchemaNode[] {
  const { anyOf, examples } = node;
  if (!anyOf) return [node];
  return anyOf.flatMap(alternatives).map((one) => (examples && !one.examples ? { ...one, examples } : one));
}

function within(node: SchemaNode, key: PropertyKey): SchemaNode[] {
  if (typeof key === 'number') return node.items ? [node.items] : [];
  const { properties = {}, additionalProperties } = node;
  const property = Object.hasOwn(properties, key) ? properties[String(key)] : undefined;
  if (property) return [property];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

/** Whether these are the schemas of a verb: an object that holds exactly one of its keys. */
export function isVerb(nodes: SchemaNode[]): boolean {
  return nodes.some(({ maxProperties }) => maxProperties === 1);
}

/** A value that would be right in a place, to be shown; undefined where the schema has none. */
export function exampleOf(node: SchemaNode): unknown {
  const { examples, enum: choices, anyOf, items, required } = node;
  const own = examples?.[0] ?? node.const ?? node.default ?? choices?.[0];
  if (own !== undefined) return own;
  if (anyOf) return anyOf.map(exampleOf).find((example) => example !== undefined);
  const item = items && exampleOf(items);
  if (item !== undefined) return [item];
  if (node.type === 'object') return objectExample(node, required);
  if (node.type === 'boolean') return true;
  return node.type === 'integer' ? node.minimum : undefined;
}

/** An object with what it must have, or with its first key where it must have nothing. */
function objectExample(
  { properties = {}, additionalProperties: other }: SchemaNode,
  required: string[] = [],
) {
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, 1);
  if (names.length === 0 && typeof other === 'object') return { start: exampleOf(other) };
  return Object.fromEntries(names.map((name) => [name, exampleOf(properties[name] ?? {})]));
}
