import { isLoopback } from '../../src/tooling.ts';
import { LineError } from './lineError.ts';

/** The three URLs that Twilio asks for a number, all by POST. */
export interface Webhooks {
  voiceUrl: string;
  smsUrl: string;
  statusCallback: string;
}

/**
 * Where the functions are, without a slash at the end, e.g. `https://my-app.azurewebsites.net/api`.
 * @param url what the user typed: the app's address, with or without `/api`, or a front door's with a path of its own
 * @param allowLoopback whether plain http to this machine will do, as it does for the sandbox
 * @throws LineError that says what is wrong with the URL
 */
export function functionsUrl(url: string, allowLoopback: boolean): string {
  if (!URL.canParse(url)) {
    throw new LineError(`"${url}" is not a URL. Write it as https://my-app.azurewebsites.net`, 2);
  }
  const parsed = new URL(url);
  if (parsed.username || parsed.search || parsed.hash) {
    throw new LineError('The URL must be an address only: no user, no "?" and no "#".', 2);
  }
  checkReach(parsed, allowLoopback);
  const path = parsed.pathname.replace(/\/+$/, '');
  return parsed.origin + (path.endsWith('/api') ? path : `${path}/api`);
}

/** The webhooks of a line whose functions are at `base`. */
export function webhooksAt(base: string): Webhooks {
  return {
    voiceUrl: `${base}/voiceTwiml`,
    smsUrl: `${base}/smsTwiml`,
    statusCallback: `${base}/callStatus`,
  };
}

function checkReach(url: URL, allowLoopback: boolean): void {
  const local = isLoopback(url.hostname);
  if (local && !allowLoopback) {
    throw new LineError(
      'Twilio cannot reach this machine. Give the public address of the functions, or set TWILIO_API_BASE_URL to use the sandbox.',
      2,
    );
  }
  if (url.protocol !== 'https:' && !(local && url.protocol === 'http:')) {
    throw new LineError('The URL must begin with https:// (callers and their words travel over it).', 2);
  }
}
