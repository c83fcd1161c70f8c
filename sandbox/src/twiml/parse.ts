import { DOMParser, type Element as XmlElement, type Node as XmlNode } from '@xmldom/xmldom';

/** One element of a TwiML document. Comments and processing instructions are gone. */
export interface TwimlElement {
  name: string;
  attributes: Record<string, string>;
  /** Elements and texts in order; texts as they stand, blanks included. */
  children: (TwimlElement | string)[];
  /** The element's own text (not that of elements in it), trimmed. */
  text: string;
}

export type ParsedTwiml = { root: TwimlElement } | { error: { code: number; message: string } };

/** Twilio error 12100, document parse failure. */
const PARSE_FAILURE = 12100;
/** Sections in which an ampersand is plain text. */
const VERBATIM = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g;
const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** Reads a TwiML document as strictly as Twilio does: well-formed XML whose root is `Response`. */
export function parseTwiml(body: string): ParsedTwiml {
  const text = body.startsWith('\uFEFF') ? body.slice(1) : body;
  const fault = findFault(text);
  if (fault) return failure(fault);
  try {
    const parser = new DOMParser({ locator: true, onError: refuse });
    const root = parser.parseFromString(text, 'text/xml').documentElement;
    if (!root) return failure('the document has no root element');
    if (root.nodeName !== 'Response')
      return failure(`the root element is <${root.nodeName}>, not <Response>`);
    return { root: toElement(root) };
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}

/** True for a child that is an element. */
export function isElement(child: TwimlElement | string): child is TwimlElement {
  return typeof child !== 'string';
}

/** All text in an element, that of elements in it included, with blanks normalised: what a voice would read. */
export function spokenText(element: TwimlElement): string {
  return innerText(element).replace(/\s+/g, ' ').trim();
}

/** Says what Twilio's parser would refuse and the XML library lets pass, or undefined. */
function findFault(text: string): string | undefined {
  if (text.trim() === '') return 'the document is empty';
  if (/^\s+<\?xml/.test(text)) return 'there is blank space before the XML declaration';
  if (FORBIDDEN.test(text)) return 'the document holds a control character that XML does not allow';
  const markup = text.replace(VERBATIM, '');
  const bare = REFERENCE.exec(markup);
  if (!bare) return undefined;
  const place = markup.slice(bare.index, bare.index + 20);
  return `a bare & (write &amp;) or an entity that is not defined at "${place}"`;
}

function innerText(element: TwimlElement): string {
  return element.children.map((child) => (isElement(child) ? innerText(child) : child)).join('');
}

function toElement(element: XmlElement): TwimlElement {
  const children: (TwimlElement | string)[] = [];
  for (const node of Array.from(element.childNodes)) {
    const child = toChild(node);
    if (child !== undefined) children.push(child);
  }
  const attributes = Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));
  const text = children
    .filter((child) => !isElement(child))
    .join('')
    .trim();
  return { name: element.nodeName, attributes, children, text };
}

function toChild(node: XmlNode): TwimlElement | string | undefined {
  if (node.nodeType === node.ELEMENT_NODE) return toElement(node as XmlElement);
  if (node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE)
    return node.nodeValue ?? '';
  return undefined;
}

function refuse(_level: string, message: string): never {
  throw new Error(message);
}

function failure(reason: string): ParsedTwiml {
  const [firstLine = reason] = reason.split('\n');
  return { error: { code: PARSE_FAILURE, message: `Document parse failure: ${firstLine}` } };
}
