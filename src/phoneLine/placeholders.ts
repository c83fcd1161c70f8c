/** What `{{...}}` in phone-line.json may name: parameters of Twilio's webhook, and two of the settings. */

export const PARAMETER_PLACEHOLDERS = ['From', 'To', 'Digits', 'SpeechResult', 'CallerName', 'Body'] as const;
export const SETTING_PLACEHOLDERS = ['OWNER_PHONE_NUMBER', 'TWILIO_PHONE_NUMBER'] as const;

export type ParameterPlaceholder = (typeof PARAMETER_PLACEHOLDERS)[number];
export type SettingPlaceholder = (typeof SETTING_PLACEHOLDERS)[number];

const PLACEHOLDER = /\{\{\s*(.*?)\s*\}\}/gs;

/** The text with every placeholder replaced by what `lookUp` gives for its name; values are not read again. */
export function replacePlaceholders(text: string, lookUp: (name: string) => string): string {
  return text.includes('{{') ? text.replace(PLACEHOLDER, (_all, name: string) => lookUp(name)) : text;
}

/** The names of the placeholders in a text, in order. */
export function placeholderNames(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

export function isParameterPlaceholder(name: string): name is ParameterPlaceholder {
  return (PARAMETER_PLACEHOLDERS as readonly string[]).includes(name);
}

export function isSettingPlaceholder(name: string): name is SettingPlaceholder {
  return (SETTING_PLACEHOLDERS as readonly string[]).includes(name);
}
