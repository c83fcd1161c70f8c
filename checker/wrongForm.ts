import { exampleOf, nodesAt, type SchemaNode } from './schemaNodes.ts';
import { asWritten } from './written.ts';

/**
 * What to write in a place that holds something of another kind: the same value in the right form, if that can be told,
 * or else an example. Undefined where the schema has none.
 */
export function rightForm(nodes: SchemaNode[], value: unknown): string | undefined {
  const isName = nodes.some(({ pattern }) => pattern !== undefined && pattern === nodesAt(NAME)[0]?.pattern);
  const [only, ...more] = Object.values(Object(value));
  if (isName && more.length === 0 && !isVerb(nodesAt(VERB)[0] ?? {}, value) && isText(nodes[0] ?? {}, only))
    return `Write ${asWritten(only)}.`;
  if (isName && Object(value) === value)
    return 'Put these verbs under voice.documents, under a name of their own, and write that name here.';
  for (const node of nodes) {
    const same = sameIn(node, value);
    if (same !== undefined) return `Write ${asWritten(same)}.`;
  }
  const example = anExample(nodes);
  return example && `Write it such as ${example}.`;
}

/** A place in which a verb stands. */
const VERB = ['voice', 'documents', 'start', 0];
/** A place in which a document's name stands. */
const NAME = ['voice', 'outgoing', 0];

/** A value that would be right there, as it is written. */
export function anExample(nodes: SchemaNode[]): string | undefined {
  const example = nodes.map(exampleOf).find((one) => one !== undefined);
  return example === undefined ? undefined : asWritten(example);
}

function sameIn(node: SchemaNode, value: unknown): unknown {
  if (typeof value === 'string') return textIn(node, value);
  const { items, type, properties = {}, required } = node;
  const [only, ...more] = Object.values(Object(value));
  if (type === 'integer' && typeof only === 'number' && more.length === 0) return only;
  if (items && isVerb(items, value)) return [value];
  if (type === 'string' && typeof value === 'number') return numberAsText(node, value);
  if (Array.isArray(value) && properties.numbers) return { numbers: value };
  if (Array.isArray(value) && properties.prompt) return { prompt: value };
  return value === true && properties.playBeep && !required ? {} : undefined;
}

/** A text that stands where a number, a list or an object should. */
function textIn(node: SchemaNode, text: string): unknown {
  const { items, type, properties = {} } = node;
  const [, digits] = /^(\d+)\s*(?:s|sec|secs|seconds?)?$/.exec(text) ?? [];
  if (type === 'integer' && digits !== undefined) return Number(digits);
  if (type === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (items && isText(items, text)) return [text];
  if (items?.maxProperties === 1) return [{ say: text }];
  if (node.maxProperties === 1) return { say: text };
  if (properties.prompt) return { prompt: [{ say: text }] };
  return properties.reply ? { reply: text } : undefined;
}

function numberAsText(node: SchemaNode, value: number): string | undefined {
  const forms = value > 999_999 ? [`+${value}`, String(value)] : [String(value)];
  return forms.find((text) => isText(node, text));
}

/** Only where the schema says which texts it takes can a text be told to be one of them. */
function isText({ type, pattern = '^$' }: SchemaNode, text: unknown): boolean {
  return type === 'string' && typeof text === 'string' && new RegExp(pattern).test(text);
}

/** A verb without the list around it. */
function isVerb({ maxProperties, properties = {} }: SchemaNode, value: unknown): boolean {
  return maxProperties === 1 && Object.keys(Object(value)).some((key) => Object.hasOwn(properties, key));
}
