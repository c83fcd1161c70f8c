import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Node } from 'jsonc-parser';
import type { SettingView } from '../sandbox/src/index.ts';
import { type JsonFile, type Member, membersOf, readJsonFile } from './jsonFile.ts';

export interface LocalSettings {
  values: Record<string, string>;
  /** Host.LocalHttpPort, the port of the functions. */
  port: number | undefined;
  /** Where each of the values stands, such as local.settings.json:8:5. */
  places: Record<string, string>;
  /** What is odd about the file but does not keep it from being read, with the place. */
  notes: string[];
}

/**
 * Reads a local.settings.json (or its example) as Azure Functions Core Tools do: comments and trailing commas are tolerated.
 * @throws Error with file, line and column, and the field at fault, if it is no JSON, is encrypted, or has a value that is
 * no text
 */
export async function readLocalSettings(file: string): Promise<LocalSettings> {
  const json = await readJsonFile(file);
  const top = objectMembers(json, json.tree, 'The file');
  if (find(top, 'IsEncrypted')?.value === true)
    throw new Error(`${json.name} is encrypted: run "func settings decrypt", or set "IsEncrypted" to false.`);
  const given = objectMembers(json, find(top, 'Values'), '"Values"').filter(isSet);
  refuseNested(json, given);
  const entries = given.map(({ name, value }) => [name, textOf(json, value)]);
  return {
    values: Object.fromEntries(entries),
    port: portOf(json, find(objectMembers(json, find(top, 'Host'), '"Host"'), 'LocalHttpPort')),
    places: Object.fromEntries(given.map(({ name, key }) => [name, json.at(key)])),
    notes: [...misplaced(json, top), ...emptiness(json, given), ...numbers(json, given)],
  };
}

function find(members: Member[], name: string): Node | undefined {
  return members.findLast((member) => member.name === name)?.value;
}

function isSet({ value }: Member): boolean {
  return value.type !== 'null';
}

function objectMembers(json: JsonFile, node: Node | undefined, what: string): Member[] {
  if (node === undefined || node.type === 'null' || node.type === 'object') return membersOf(node);
  const found = node.type === 'array' ? 'a list' : `a ${WORDS[node.type] ?? node.type}`;
  const right = what === 'The file' ? '{"Values": {"NAME": "value"}}' : `${what}: {"NAME": "value"}`;
  throw new Error(`${json.at(node)}: ${what} must be an object, not ${found}. Write ${right}.`);
}

const WORDS: Readonly<{ [type: string]: string }> = { string: 'text', boolean: 'true or false' };

function refuseNested(json: JsonFile, members: Member[]): void {
  const nested = members.filter(({ value }) => value.type === 'object' || value.type === 'array');
  const told = nested.map(({ name, key, value }) => {
    const found = value.type === 'array' ? 'a list' : 'an object';
    return `${json.at(key)}: "Values.${name}" must be a text, not ${found}. Write "${name}": "value".`;
  });
  if (told.length > 0) throw new Error(told.join('\n'));
}

/** A number stands as it was written: one with many digits would lose some of them. */
function textOf({ text }: JsonFile, { type, offset, length, value }: Node): string {
  return type === 'number' ? text.slice(offset, offset + length) : String(value);
}

function numbers(json: JsonFile, members: Member[]): string[] {
  return members
    .filter(({ value }) => value.type === 'number')
    .map(({ name, key }) => `${json.at(key)}: "Values.${name}" is a number. Put it in double quotes.`);
}

const TOP = ['IsEncrypted', 'Values', 'Host', 'ConnectionStrings'];

/** What stands beside "Values" and does not belong there. */
function misplaced(json: JsonFile, top: Member[]): string[] {
  const unknown = top.filter(({ name }) => !TOP.includes(name));
  const [high, odd] = [unknown.filter(looksLikeSetting), unknown.filter((one) => !looksLikeSetting(one))];
  const notes = odd.map(({ name, key }) => {
    const meant = TOP.find((known) => known.toLowerCase() === name.toLowerCase());
    const remedy = meant ? `Did you mean "${meant}"?` : `Known here: ${TOP.join(', ')}.`;
    return `${json.at(key)}: "${name}" is not known here. ${remedy}`;
  });
  const [first] = high;
  if (!first) return notes;
  const names = high.map(({ name }) => name).join(', ');
  const stands =
    high.length === 1 ? 'stands one level too high. Move it' : 'stand one level too high. Move them';
  return [...notes, `${json.at(first.key)}: ${names} ${stands} into "Values".`];
}

function looksLikeSetting({ value }: Member): boolean {
  return value.type === 'string' || value.type === 'number';
}

function emptiness({ name }: JsonFile, given: Member[]): string[] {
  return given.length > 0
    ? []
    : [`${name} sets nothing: its "Values" are missing or empty. local.settings.json.example shows them.`];
}

/** Makes local.settings.json from the example where there is none yet. True if it did. */
export async function createLocalSettings(root: string): Promise<boolean> {
  try {
    await copyFile(
      join(root, 'local.settings.json.example'),
      join(root, 'local.settings.json'),
      constants.COPYFILE_EXCL,
    );
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function portOf(json: JsonFile, node: Node | undefined): number | undefined {
  if (node === undefined || node.type === 'null') return undefined;
  const port = Number(node.value);
  if (node.value === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
    // What stands there is not shown: it may be a secret in the wrong place.
    throw new Error(
      `${json.at(node)}: "Host.LocalHttpPort" must be a port from 0 to 65535. Write a number such as 7071.`,
    );
  }
  return port;
}

const SECRET = /TOKEN|SECRET|KEY|STORAGE/i;

/** The app settings that the example names, for a person's eyes: what is set, and to what unless it is a secret. */
export function settingsAtAGlance(names: string[], settings: Record<string, string>): SettingView[] {
  return names.map((name) => {
    const value = settings[name]?.trim() ?? '';
    if (value === '') return { name, state: 'not set' };
    return SECRET.test(name) ? { name, state: 'set' } : { name, state: 'set', value };
  });
}
