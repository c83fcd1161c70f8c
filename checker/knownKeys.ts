import { phoneLineJsonSchema } from '../src/phoneLine/jsonSchema.ts';
import type { Path } from './finding.ts';

/** What of a JSON Schema leads on to the schemas within it. */
interface Node {
  properties?: { [name: string]: Node };
  additionalProperties?: Node | boolean;
  items?: Node;
  anyOf?: Node[];
}

/** The keys that an object at this place of a phone line may have, in the schema's order. */
export function knownKeys(path: Path): string[] {
  let nodes = alternatives(phoneLineJsonSchema() as Node);
  for (const key of path) nodes = nodes.flatMap((node) => within(node, key)).flatMap(alternatives);
  return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))];
}

function alternatives(node: Node): Node[] {
  return node.anyOf ? node.anyOf.flatMap(alternatives) : [node];
}

function within(node: Node, key: PropertyKey): Node[] {
  if (typeof key === 'number') return node.items ? [node.items] : [];
  const { properties = {}, additionalProperties } = node;
  const property = properties[String(key)];
  if (property) return [property];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}
