/** Sections in which an ampersand is plain text. */
const VERBATIM = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g;
const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** Says what Twilio's parser would refuse and the XML library lets pass, or undefined. */
export function findFault(text: string): string | undefined {
  if (text.trim() === '') return 'the document is empty';
  if (/^\s+<\?xml/.test(text)) return 'there is blank space before the XML declaration';
  if (FORBIDDEN.test(text)) return 'the document holds a control character that XML does not allow';
  const markup = text.replace(VERBATIM, '');
  const bare = REFERENCE.exec(markup);
  if (!bare) return undefined;
  const place = markup.slice(bare.index, bare.index + 20);
  return `a bare & (write &amp;) or an entity that is not defined at "${place}"`;
}
