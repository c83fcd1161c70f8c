import type { z } from 'zod';
import type { Speaker } from '../language.ts';
import { oneVerb } from '../schema/basics.ts';
import { dial } from './dial/schema.ts';
import { gather } from './gather/schema.ts';
import { hangup } from './hangup/schema.ts';
import { pause } from './pause/schema.ts';
import { play } from './play/schema.ts';
import { record } from './record/schema.ts';
import { redirect } from './redirect/schema.ts';
import { reject } from './reject/schema.ts';
import { say } from './say/schema.ts';
import { sms } from './sms/schema.ts';
import type { Fault, FaultPlace, VerbNumber, VerbPath, VerbText, VerbTool } from './tool.ts';

/**
 * The one list of the verbs, with what tools know of each. The types of a line come from it, so all other maps over
 * the verbs do not compile until they hold the same names.
 */
export const verbTools = {
  say,
  play,
  pause,
  gather,
  dial,
  record,
  redirect,
  reject,
  hangup,
  sms,
} satisfies { [name: string]: VerbTool };

type Tools = typeof verbTools;
type Shape = { [Name in keyof Tools]: z.ZodOptional<Tools[Name]['schema']> };

/** A verb of a document: it holds exactly one of the names. */
export const verb = oneVerb(
  Object.fromEntries(
    Object.entries(verbTools).map(([name, { schema }]) => [name, schema.optional()]),
  ) as unknown as Shape,
);

type AnyVerb = z.input<typeof verb>;

/** The verb's texts, and where in the verb they stand. */
export function textsOf(of: AnyVerb, line: Speaker): VerbText[] {
  return within(of, (tool, value) => tool.texts(value, line));
}

/** The verb's phone numbers, and where in the verb they stand. */
export function numbersOf(of: AnyVerb): VerbNumber[] {
  return within(of, (tool, value) => tool.numbers(value));
}

/** What is wrong with the verb by itself, and where in the verb. */
export function faultsOf(of: AnyVerb, place: FaultPlace): Fault[] {
  return within(of, (tool, value) => tool.faults(value, place));
}

/** Why nothing follows a verb that ends its document. */
export function endingOf(of: AnyVerb): string {
  const { name, tool } = open(of) ?? {};
  return tool?.ending ?? `the ${name} before it ends the document`;
}

/** A verb in a few words, whatever it holds; undefined for what is no verb. */
export function describeVerb(of: unknown): { words: string; twiml: string } | undefined {
  const opened = open(of);
  return opened && { words: opened.tool.words(opened.value), twiml: opened.tool.twiml };
}

function within<Found extends { path?: VerbPath }>(
  of: AnyVerb,
  find: (tool: VerbTool, value: unknown) => Found[],
): Found[] {
  const opened = open(of);
  if (!opened) return [];
  const { name, tool, value } = opened;
  return find(tool, value).map((found) =>
    found.path === undefined ? found : { ...found, path: [name, ...found.path] },
  );
}

function open(of: unknown): { name: string; tool: VerbTool; value: unknown } | undefined {
  const tools: { [name: string]: VerbTool } = verbTools;
  const [name, value] = Object.entries(Object(of))[0] ?? [];
  const tool = name !== undefined && Object.hasOwn(tools, name) ? tools[name] : undefined;
  return name === undefined || tool === undefined ? undefined : { name, tool, value };
}
