/** What a program needs of its surroundings to run at all. */
const basics = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'LC_ALL',
  'TZ',
  'SystemRoot',
  'NODE_EXTRA_CA_CERTS',
];

/** The settings and the bare basics: a developer's own TWILIO_* variables stay outside. */
export function childEnvironment(settings: Record<string, string>): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const name of basics) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return {
    ...environment,
    FUNCTIONS_WORKER_RUNTIME: 'node',
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    ...settings,
  };
}
