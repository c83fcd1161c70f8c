export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; url: string }
  | { kind: 'recording'; text: string; sid: string };

/** A text in parts: words, links, and links to recordings of this sandbox. Joined they are the text. */
export function partsOf(text: string): Part[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/)
    .map((part, index): Part => (index % 2 === 1 ? readLink(part) : { kind: 'text', text: part }))
    .filter(({ text: words }) => words !== '');
}

function readLink(text: string): Part {
  const sid = text.match(/\/Recordings\/(RE[0-9a-f]{32})(?:\.\w+)?$/)?.[1];
  return sid ? { kind: 'recording', text, sid } : { kind: 'link', text, url: text };
}
