/** What Twilio's debugger calls each failure of a webhook, and what to do about it. */
const TITLES: Record<number, [title: string, remedy: string]> = {
  11100: ['Invalid URL format', 'give an absolute http(s) URL, or a path relative to the document'],
  11200: ['HTTP retrieval failure', 'make the webhook answer 200; its own log says what went wrong'],
  11205: ['HTTP connection failure', 'check that the app runs and that host and port of the URL are right'],
  11215: ['HTTP too many redirects', 'answer at the first URL, or within 10 redirects'],
  11216: ['HTTP invalid redirect', 'redirect with 301, 302, 303 or 307 and a Location header'],
  11750: ['TwiML response body too large', 'keep the document under 64 kB; move twilio behind <Redirect>'],
  12300: ['Invalid Content-Type', 'answer text/xml (or audio, or text/plain) and say so in Content-Type'],
  15003: ['Warning response to callback URL', 'answer a status callback with 204 or an empty <Response/>'],
};

/** One line for an exchange or a trace: code, Twilio's title, what happened, what to do. */
export function describeFailure(code: number, detail: string): string {
  const [title, remedy] = TITLES[code] ?? ['Error', 'see the detail'];
  return `${code} ${title}: ${detail}. What to do: ${remedy}.`;
}
