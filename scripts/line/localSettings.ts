import { readFileSync } from 'node:fs';
import { LineError } from './errors.ts';

/** Settings by name. An empty value counts as not set. */
export type Settings = Readonly<Record<string, string | undefined>>;

/**
 * The settings as Core Tools would give them to the functions: local.settings.json, and the environment wins.
 * @param file path of local.settings.json; it need not exist
 * @throws LineError when the file is there but cannot be used
 */
export function readSettings(file: string, environment: NodeJS.ProcessEnv): Settings {
  const settings: Record<string, string> = {};
  // Merged before the empty ones are dropped, so that NAME= in the environment unsets a setting of the file.
  for (const [name, value] of Object.entries({ ...valuesOf(file), ...environment })) {
    if (typeof value === 'string' && value.trim() !== '') settings[name] = value.trim();
  }
  return settings;
}

function valuesOf(file: string): Record<string, unknown> {
  const text = textOf(file);
  if (text === undefined) return {};
  const content = parse(text);
  if (content?.IsEncrypted === true) {
    throw new LineError('local.settings.json is encrypted. Run "func settings decrypt" first.');
  }
  const values = content?.Values;
  if (typeof values !== 'object' || values === null) {
    throw new LineError('local.settings.json has no "Values". Compare it with local.settings.json.example.');
  }
  return { ...values };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}

function parse(text: string): { IsEncrypted?: unknown; Values?: unknown } | null {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Never the parser's own message: it quotes the text around the mistake, and that may be a secret.
    const position = /position \d+|line \d+ column \d+/.exec(String(error))?.[0] ?? 'an unknown place';
    throw new LineError(`local.settings.json is not valid JSON (at ${position}).`);
  }
}
