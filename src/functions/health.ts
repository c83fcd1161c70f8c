import { openEndpoint } from '../http/openEndpoint.ts';
import { logEvent, OwnWords } from '../log.ts';
import { appSettings } from '../settings.ts';

/** Whether the settings are in order, by GET, or by HEAD as probes ask. Which are not goes to the log only: this is open to everybody. */
export const health = openEndpoint(
  'health',
  { route: 'health', methods: ['GET', 'HEAD'] },
  (_request, context) => {
    const { faults } = appSettings();
    const headers = { 'cache-control': 'no-store' };
    if (faults.length === 0) return { status: 200, headers, jsonBody: { status: 'ok' } };
    for (const { name, message } of faults)
      logEvent(context, 'error', 'settings.invalid', { setting: name, message: new OwnWords(message) });
    return { status: 503, headers, jsonBody: { status: 'misconfigured' } };
  },
);
