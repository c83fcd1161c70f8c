import type { Exchange } from '../state/types.ts';

/** What became of a request's signature, in words; undefined where there is none to judge yet. */
export function verdictOf({ kind, verdict }: Exchange): string | undefined {
  if (kind === 'rest' || verdict === null) return undefined;
  return verdict === 'accepted' ? 'signature accepted' : 'signature refused';
}

/** Whether something went wrong with it. */
export function isTrouble({ status, error, durationMs }: Exchange): boolean {
  return error !== null || (status === null && durationMs !== null) || (status !== null && status >= 400);
}

/** The error and what to do about it, apart. */
export function errorOf({
  error,
  status,
}: Exchange): { error: string; remedy: string | undefined } | undefined {
  if (error === null)
    return status !== null && status >= 400
      ? { error: `It answered ${status}.`, remedy: remedyFor(status) }
      : undefined;
  const [what = '', remedy] = error.split(/\s*What to do:\s*/);
  return { error: what, remedy: remedy ?? remedyFor(status) };
}

function remedyFor(status: number | null): string | undefined {
  if (status === 401)
    return 'Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (or the API key) in the settings of the app.';
  if (status === 403)
    return 'Check that the app has the token this sandbox signs with, and the URL it checks.';
  return undefined;
}

/** Path and query of a URL, which is what tells one request from another here. */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname.replace(/^\/2010-04-01\/Accounts\/AC[0-9a-f]{32}/i, '') + search;
}
