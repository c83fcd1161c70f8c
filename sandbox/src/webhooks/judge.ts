import type { Sent } from './send.ts';

export interface Verdict {
  code: number;
  detail: string;
}

const DOCUMENT_TYPES = ['text/xml', 'application/xml', 'text/html', 'text/plain'];

/** What is wrong with an answer as TwiML's carrier, or undefined. Redirects are judged before this. */
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
