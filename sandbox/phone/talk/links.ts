export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; url: string }
  | { kind: 'recording'; text: string; sid: string };

/** A text in parts: words, links, and links to recordings of this sandbox. Joined they are the text. */
export function partsOf(text: string): Part[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/)
    .filter((part) => part !== '')
    .map((part) => readPart(part));
}

function readPart(text: string): Part {
  if (!/^https?:\/\//.test(text)) return { kind: 'text', text };
  const sid = text.match(/\/Recordings\/(RE[0-9a-f]{32})(?:\.\w+)?$/)?.[1];
  return sid ? { kind: 'recording', text, sid } : { kind: 'link', text, url: text };
}
