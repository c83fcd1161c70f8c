import { constants } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SettingView } from '../sandbox/src/index.ts';

export interface LocalSettings {
  values: Record<string, string>;
  /** Host.LocalHttpPort, the port of the functions. */
  port: number | undefined;
}

/**
 * Reads a local.settings.json (or its example) as Azure Functions Core Tools do: comments and trailing commas are tolerated.
 * @throws Error naming the file, and the field at fault, if it is no JSON, is encrypted, or has a value that is no text.
 */
export async function readLocalSettings(file: string): Promise<LocalSettings> {
  const json = parse(await readFile(file, 'utf8'), file);
  if (json.IsEncrypted === true) {
    throw new Error(`${file} is encrypted: run "func settings decrypt", or set "IsEncrypted" to false.`);
  }
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(object(json.Values, `${file}: "Values"`))) {
    if (typeof value === 'object' && value !== null) {
      throw new Error(`${file}: "Values.${name}" must be a text, not an object or a list.`);
    }
    if (value !== null) values[name] = String(value);
  }
  return { values, port: portOf(object(json.Host, `${file}: "Host"`).LocalHttpPort, file) };
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

function portOf(value: unknown, file: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`${file}: "Host.LocalHttpPort" must be a port, not ${JSON.stringify(value)}.`);
  }
  return port;
}

function parse(text: string, file: string): Record<string, unknown> {
  try {
    return object(JSON.parse(withoutComments(text.replace(/^\uFEFF/, ''))), file);
  } catch (error) {
    // The parser's own message quotes the text around the mistake, and that may be a secret.
    if (error instanceof SyntaxError) throw new Error(`${file} is not valid JSON.`);
    throw error;
  }
}

/** Takes comments and trailing commas out of JSON, leaving texts alone. */
function withoutComments(text: string): string {
  return text
    .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, quoted?: string) => quoted ?? ' ')
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, quoted?: string) => quoted ?? '');
}

function object(value: unknown, what: string): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error(`${what} must be an object.`);
  return Object.fromEntries(Object.entries(value));
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
