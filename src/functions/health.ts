import { openEndpoint } from '../http/openEndpoint.ts';
import { logEvent } from '../log.ts';
import { appSettings } from '../settings.ts';

/** Answers 200 where all settings are in order, else 503. It is open to everybody, so only the log names the settings at fault. */
export const health = openEndpoint('health', { route: 'health', methods: ['GET'] }, (_request, context) => {
  const { faults } = appSettings();
  const headers = { 'cache-control': 'no-store' };
  if (faults.length === 0) return { status: 200, headers, jsonBody: { status: 'ok' } };
  for (const { name, message } of faults)
    logEvent(context, 'error', 'settings.invalid', { setting: name }, { message });
  return { status: 503, headers, jsonBody: { status: 'misconfigured' } };
});
