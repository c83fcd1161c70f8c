export interface SettingGlance {
  name: string;
  state: 'set' | 'not set';
  /** Absent for secrets. */
  value?: string;
}

const secret = /TOKEN|SECRET|KEY|STORAGE/i;

/** The app settings that the example names, for a person's eyes: what is set, and to what unless it is a secret. */
export function settingsAtAGlance(names: string[], settings: Record<string, string>): SettingGlance[] {
  return names.map((name) => {
    const value = settings[name]?.trim() ?? '';
    if (value === '') return { name, state: 'not set' };
    return secret.test(name) ? { name, state: 'set' } : { name, state: 'set', value };
  });
}
