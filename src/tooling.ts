/** What the other worlds get of the app: its settings, its API's forms and what a phone number looks like. */
export { E164, isE164 } from './e164.ts';
export { type ApiForm, apiForms } from './http/apiFields.ts';
export {
  inspectSettings,
  isLoopback,
  SETTINGS,
  type Setting,
  type SettingFault,
  type Settings,
} from './settings.ts';
