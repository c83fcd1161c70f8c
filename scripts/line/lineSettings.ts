import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { inspectSettings, SETTINGS, type Settings } from '../../src/tooling.ts';
import { readLocalSettings } from '../../studio/index.ts';
import { LineError } from './lineError.ts';

/** The settings a command works with: those it asked for are there. */
export type Known<Name extends keyof Settings> = Partial<Settings> & Required<Pick<Settings, Name>>;

/** Settings by name, as they were given. */
export interface Values {
  [name: string]: string | undefined;
}

/** What local.settings.json and the environment hold, by setting name. The environment wins, also where it is empty. */
export async function readValues(file: string, environment: NodeJS.ProcessEnv): Promise<Values> {
  if (!existsSync(file)) return environment;
  try {
    return { ...(await readLocalSettings(file)).values, ...environment };
  } catch (error) {
    throw new LineError(
      String(error instanceof Error ? error.message : error).replaceAll(file, basename(file)),
    );
  }
}

/**
 * Checks the values by the rules that the functions use.
 * @param needed what the command cannot do without; other settings may be missing, but not malformed
 * @throws LineError that names every setting at fault
 */
export function checkedSettings<Name extends keyof Settings>(values: Values, ...needed: Name[]): Known<Name> {
  const { settings, faults } = inspectSettings(values);
  const atFault = faults.filter(({ name }) => values[name]?.trim() || isNeeded(name, needed));
  if (atFault.length === 0) return settings as Known<Name>;
  const list = atFault.map(({ name, message }) => `  ${name} ${message}`).join('\n');
  throw new LineError(`Settings at fault, in local.settings.json or the environment:\n${list}`);
}

/** A required setting is needed by the commands that ask for it; whatever else is at fault was given. */
function isNeeded(name: string, needed: (keyof Settings)[]): boolean {
  const setting = SETTINGS[name];
  return !setting?.required || needed.includes(setting.field);
}
