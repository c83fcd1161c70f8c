import { isLoopback } from '../../src/tooling.ts';
import { type Answer, probe, probeWebhook } from './probe.ts';

/** One thing that was looked at. `remedy` says what to do when it is not well. */
export interface Verdict {
  name: string;
  ok: boolean;
  detail: string;
  remedy?: string;
  /** Nothing answered at all. */
  unreachable?: true;
}

/** What to do, by the status of the answer. */
interface Remedies {
  [status: number]: string;
}

/** Does the app run, and has it all its settings? */
export async function checkHealth(base: string): Promise<Verdict> {
  const answer = await probe(`${base}/health`);
  return judge('The functions run', answer, answer.status === 200 && answer.body.includes('"ok"'), {
    503: "A setting is missing or malformed. The app's log names it (Application Insights, or the Log stream).",
    404: 'No function answers here. Check the URL; if it is right, the app has not loaded: look for errors in its log.',
  });
}

/** Is a webhook without a signature turned away? */
export async function checkUnsigned(base: string, accountSid: string): Promise<Verdict> {
  const answer = await probeWebhook(`${base}/voiceTwiml`, voiceParams(accountSid));
  return judge('A webhook without a signature is refused', answer, answer.status === 403, {
    200: 'Anybody can pose as Twilio. Is this another app, or an old version? Deploy this one.',
    500: 'TWILIO_AUTH_TOKEN is not set in the app, so it cannot check signatures.',
  });
}

/** Does a webhook, signed as Twilio signs it, get TwiML? */
export async function checkSigned(base: string, accountSid: string, token: string): Promise<Verdict[]> {
  const voice = await probeWebhook(`${base}/voiceTwiml`, voiceParams(accountSid), token);
  const text = await probeWebhook(`${base}/smsTwiml`, textParams(accountSid), token);
  return [
    judge('A signed call gets TwiML', voice, isTwiml(voice), signedRemedies(base)),
    judge('A signed text gets TwiML', text, isTwiml(text), signedRemedies(base)),
  ];
}

/**
 * Is makeCall closed to those without a function key? Asks with a number that none can call, so that an open
 * endpoint places no call. Not asked of this machine: the local hosts check no keys.
 */
export async function checkKey(base: string): Promise<Verdict | undefined> {
  if (isLoopback(new URL(base).hostname)) return undefined;
  const answer = await probe(`${base}/makeCall`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'nobody' }),
  });
  return judge('makeCall without a key is refused', answer, answer.status === 401 || answer.status === 403, {
    400: 'Anybody can place calls at your cost. Is a key added by a gateway in front of the app? Close it there.',
  });
}

function judge(name: string, answer: Answer, ok: boolean, remedies: Remedies): Verdict {
  if (answer.failure !== undefined) {
    return {
      name,
      ok: false,
      detail: answer.failure,
      remedy: 'The functions cannot be reached. Check the URL.',
      unreachable: true,
    };
  }
  const detail = `status ${answer.status} in ${answer.took} ms`;
  if (ok) return { name, ok, detail };
  return { name, ok, detail, remedy: remedies[answer.status] ?? commonRemedy(answer) };
}

function commonRemedy(answer: Answer): string {
  if (answer.status >= 300 && answer.status < 400) {
    return 'The address sends callers elsewhere. Give the address it leads to, since Twilio signs the first one only.';
  }
  if (answer.status === 401)
    return 'Something in front of the functions wants a login. Twilio cannot log in.';
  if (answer.status === 404) return 'No such function here. Check the URL and what was deployed.';
  if (answer.status === 200)
    return `The answer is not the expected one (content type "${answer.contentType}").`;
  return "Look for this request in the app's log.";
}

function signedRemedies(base: string): Remedies {
  return {
    403: `The signature was refused: the app's TWILIO_AUTH_TOKEN is another one, or it sees another URL than the caller. Behind a front door, gateway or tunnel set PUBLIC_BASE_URL to ${base.replace(/\/api$/, '')}`,
    500: "TWILIO_AUTH_TOKEN is not set in the app, or the function failed. The app's log says which.",
  };
}

function isTwiml(answer: Answer): boolean {
  return answer.status === 200 && answer.contentType.includes('xml') && answer.body.includes('<Response');
}

// A number of Twilio's own test range: nobody's, and answering it costs nothing.
const TESTER = '+15005550006';

function voiceParams(AccountSid: string): { [name: string]: string } {
  const CallSid = `CA${'0'.repeat(32)}`;
  return { AccountSid, CallSid, From: TESTER, To: TESTER, CallStatus: 'ringing', Direction: 'inbound' };
}

function textParams(AccountSid: string): { [name: string]: string } {
  const MessageSid = `SM${'0'.repeat(32)}`;
  return { AccountSid, MessageSid, From: TESTER, To: TESTER, Body: 'Is this line well?', NumMedia: '0' };
}
