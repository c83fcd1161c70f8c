import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { findFault } from './wellFormed.ts';

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

/** Reads a TwiML document as strictly as Twilio does: well-formed XML whose root is `Response`. */
export function parseTwiml(body: string): ParsedTwiml {
  const text = body.startsWith('\uFEFF') ? body.slice(1) : body;
  const fault = findFault(text);
  if (fault) return failure(fault);
  try {
    const document = new DOMParser({ locator: true, onError: refuse }).parseFromString(text, 'text/xml');
    const root = document.documentElement;
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

function innerText(element: TwimlElement): string {
  return element.children.map((child) => (isElement(child) ? innerText(child) : child)).join('');
}

function toElement(element: Element): TwimlElement {
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

function toChild(node: Node): TwimlElement | string | undefined {
  if (node.nodeType === node.ELEMENT_NODE) return toElement(node as Element);
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
