import type { Sent } from './send.ts';

/** What went wrong, as Twilio's error code and in words. */
export interface Verdict {
  code: number;
  detail: string;
}

const DOCUMENT_TYPES = ['text/xml', 'application/xml', 'text/html', 'text/plain'];

/** What Twilio's debugger calls each failure of a webhook, and what to do about it. */
const TITLES: Record<number, [title: string, remedy: string]> = {
  11100: ['Invalid URL format', 'give an absolute http(s) URL, or a path relative to the document'],
  11200: ['HTTP retrieval failure', 'make the webhook answer 200; its own log says what went wrong'],
  11205: ['HTTP connection failure', 'check that the app runs and that host and port of the URL are right'],
  11215: ['HTTP too many redirects', 'answer at the first URL, or within 10 redirects'],
  11216: ['HTTP invalid redirect', 'redirect with 301, 302, 303 or 307 and a Location header'],
  11750: ['TwiML response body too large', 'keep the document under 64 kB; move parts behind <Redirect>'],
  12300: ['Invalid Content-Type', 'answer text/xml (or audio, or text/plain) and say so in Content-Type'],
  15003: ['Warning response to callback URL', 'answer a status callback with 204 or an empty <Response/>'],
};

/** One line for an exchange or a trace: code, Twilio's title, what happened, what to do. */
export function describeFailure(code: number, detail: string): string {
  const [title, remedy] = TITLES[code] ?? ['Error', 'see the detail'];
  return `${code} ${title}: ${detail}. What to do: ${remedy}.`;
}

/** Says what is wrong with a webhook's answer, leaving out its TwiML; undefined where nothing is. Redirects are followed before. */
export function judge(sent: Sent): Verdict | undefined {
  if ('failed' in sent) {
    return { code: sent.failed === 'ct' ? 11205 : 11200, detail: sent.reason };
  }
  if (sent.status < 200 || sent.status > 299) {
    return { code: 11200, detail: `the webhook answered ${sent.status}${hint(sent.status)}` };
  }
  if (sent.tooLong) return { code: 11750, detail: 'the answer is over 64 kB' };
  return judgeType(sent.headers['content-type'], sent.body);
}

function judgeType(header: string | undefined, body: string): Verdict | undefined {
  if (header === undefined) {
    return body === '' ? undefined : { code: 12300, detail: 'the answer has no Content-Type' };
  }
  const type = header.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (DOCUMENT_TYPES.includes(type) || type.startsWith('audio/')) return undefined;
  return body === ''
    ? undefined
    : { code: 12300, detail: `Content-Type ${type} is not one that Twilio takes` };
}

function hint(status: number): string {
  return status === 403 ? ' (its signature check refused the request: token, or the URL it checks)' : '';
}

/** The same for a status callback: its answer is ignored, but Twilio warns (15003) if it is no 2xx. */
export function judgeCallback(sent: Sent): Verdict | undefined {
  if ('failed' in sent) return judge(sent);
  if (sent.status < 400) return undefined;
  return { code: 15003, detail: `the callback answered ${sent.status}` };
}
