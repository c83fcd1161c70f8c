import type { WebhookAnswer } from '../context.ts';
import { parseTwiml, type TwimlElement } from '../twiml/parse.ts';

const TWIML_TYPES = new Set(['text/xml', 'application/xml', 'text/html']);

/** What a webhook answered to a text, as TwiML; plain text stands for one Message. Or Twilio's error. */
export function readDocument(
  answer: WebhookAnswer,
): { root: TwimlElement } | { code: number; message: string } {
  const type = (answer.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (answer.status === 204 || (!answer.body.trim() && (type === '' || type === 'text/plain'))) {
    return { root: response([]) };
  }
  if (type === 'text/plain') return plainText(answer.body);
  if (!TWIML_TYPES.has(type)) {
    return { code: 12300, message: `Invalid Content-Type: ${type || 'none'} is neither TwiML nor text` };
  }
  const parsed = parseTwiml(answer.body);
  return 'root' in parsed ? parsed : parsed.error;
}

/** TwiML if it is valid, else the text of the reply. */
function plainText(body: string): { root: TwimlElement } {
  const parsed = parseTwiml(body);
  if ('root' in parsed) return parsed;
  const text = body.trim();
  return { root: response([{ name: 'Message', attributes: {}, children: [text], text }]) };
}

function response(children: TwimlElement[]): {
  name: string;
  attributes: Record<string, string>;
  children: TwimlElement[];
  text: string;
} {
  return { name: 'Response', attributes: {}, children, text: '' };
}
