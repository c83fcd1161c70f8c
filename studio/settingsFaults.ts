import type { LocalSettings } from './localSettings.ts';

interface Values {
  [name: string]: string | undefined;
}

/**
 * All that is wrong with the settings, a line each: where it stands, the setting, what is wrong and the right form. No value
 * is quoted. Loads the schemas and the checker, which takes a while.
 * @param local what the settings file says; the environment wins over it
 */
export async function settingsFaults(local: LocalSettings, environment: Values): Promise<string[]> {
  const { inspectSettings, SETTINGS } = await import('../src/tooling.ts');
  const { faults } = inspectSettings({ ...local.values, ...environment });
  const place = (name: string) => {
    const at = environment[name] === undefined ? local.places[name] : undefined;
    return at ? `${at}: ` : '';
  };
  const wrong = faults.map(({ name, message }) => `${place(name)}${name} ${message}.`);
  const misspelt = await misspellings(local, environment, Object.keys(SETTINGS));
  return [...local.notes, ...wrong, ...misspelt.map(({ name, words }) => `${place(name)}${name} ${words}`)];
}

/** What has a use, but is no setting of the functions: of npm start, and of Twilio's own library. */
const OTHERS = ['FUNCTIONS_PORT', 'SANDBOX_PORT'];
const OF_THE_SDK = ['TWILIO_CA_BUNDLE', 'TWILIO_REGION', 'TWILIO_EDGE'];

/** Beginnings of names that, in an environment full of other programs' variables, are probably meant for the app. */
const OURS = /^(TWILIO|OWNER|ALLOWED|SANDBOX)_/i;

interface Misspelt {
  name: string;
  words: string;
}

/** Names that are not known, and near to one that is and is not set; or begin as a setting does. */
async function misspellings(
  { values }: LocalSettings,
  environment: Values,
  settings: string[],
): Promise<Misspelt[]> {
  const known = [...settings, ...OTHERS];
  const given = [...Object.keys(values), ...Object.keys(environment).filter((name) => OURS.test(name))];
  const unknown = [...new Set(given)].filter((name) => ![...known, ...OF_THE_SDK].includes(name));
  if (unknown.length === 0) return [];
  const all: Values = { ...values, ...environment };
  const free = known.filter((name) => !all[name]?.trim());
  const { didYouMean } = await import('../checker/index.ts');
  return unknown.flatMap((name) => {
    const meant = byWords(name, free) ?? didYouMean(name, free);
    if (!meant && !/^TWILIO_/i.test(name)) return [];
    return [{ name, words: `is not a setting of Ahoy. ${meant ?? `There are ${settings.join(', ')}.`}` }];
  });
}

/** TWILIO_TOKEN for TWILIO_AUTH_TOKEN: words left out. */
function byWords(name: string, known: string[]): string | undefined {
  const words = name.toUpperCase().split('_');
  if (words.length < 2) return undefined;
  const longer = known.filter((one) => words.every((word) => one.split('_').includes(word)));
  const [shortest] = longer.sort((a, b) => a.length - b.length);
  return shortest && `Did you mean "${shortest}"?`;
}
