/** XML with one element per line; an element that holds only text stays on its line. Text that is no XML stays as it is. */
export function prettyXml(xml: string): string {
  const tokens = xml.match(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[^>]+>|[^<]+|</g) ?? [];
  const lines: string[] = [];
  let depth = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]?.trim() ?? '';
    if (token === '') continue;
    if (token.startsWith('</')) depth = Math.max(0, depth - 1);
    const leaf = isOpening(token) ? leafAt(tokens, i) : undefined;
    lines.push('  '.repeat(depth) + (leaf?.text ?? token));
    if (leaf) i += leaf.tokens;
    else if (isOpening(token)) depth += 1;
  }
  return lines.join('\n');
}

function isOpening(token: string): boolean {
  return /^<[^/!?]/.test(token) && !token.endsWith('/>');
}

/** An element that holds text only, or nothing, and how many more tokens it takes. */
function leafAt(tokens: string[], start: number): { text: string; tokens: number } | undefined {
  const [opening = '', next = '', closing = ''] = tokens.slice(start, start + 3);
  if (next.startsWith('</')) return { text: opening + next, tokens: 1 };
  if (!next.startsWith('<') && closing.startsWith('</'))
    return { text: opening + next.trim() + closing, tokens: 2 };
  return undefined;
}

/** A body as people read it: XML and JSON in lines, anything else as it is. */
export function prettyBody(body: string): string {
  const text = body.trim();
  if (text.startsWith('<')) return prettyXml(text);
  try {
    return text === '' ? '' : JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return body;
  }
}

export interface Piece {
  kind: 'mark' | 'name' | 'attribute' | 'value' | 'text';
  text: string;
}

/** Pretty-printed XML or JSON in pieces for colouring. Joined they are the text. */
export function piecesOf(pretty: string): Piece[] {
  return pretty.trimStart().startsWith('<') ? xmlPieces(pretty) : jsonPieces(pretty);
}

function xmlPieces(xml: string): Piece[] {
  return (xml.match(/<[^>]+>|[^<]+|</g) ?? []).flatMap((token) =>
    token.startsWith('<') ? tagPieces(token) : [{ kind: 'text', text: token }],
  );
}

function tagPieces(tag: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [text, mark, value, word] of tag.matchAll(
    /([<>/?!=\s]+)|("[^"]*"|'[^']*')|([^<>/?!=\s"']+)|["']/g,
  )) {
    const named = pieces.some(({ kind }) => kind === 'name');
    const kind = mark ? 'mark' : value ? 'value' : word && named ? 'attribute' : 'name';
    pieces.push({ kind, text });
  }
  return pieces;
}

function jsonPieces(json: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [text, key, value] of json.matchAll(
    /("(?:[^"\\]|\\.)*")(?=\s*:)|("(?:[^"\\]|\\.)*")|[^"]+|"/g,
  )) {
    pieces.push({ kind: key ? 'attribute' : value ? 'value' : 'text', text });
  }
  return pieces;
}
