/** What is not seen: Unicode's format characters (the marks that phones put around a pasted number), variation selectors, fillers. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\p{Default_Ignorable_Code_Point}]+/gu;

/** Most texts are plain, and need no closer look. */
const PLAIN = /^[\t\n\r -~]*$/;

/** The text without what is not seen. For comparing and for numbers only: in a text that is sent, such characters shape emoji and scripts. */
export function withoutInvisible(text: string): string {
  return PLAIN.test(text) ? text : text.replace(INVISIBLE, '');
}

/** Whether nothing of the text can be seen or heard. */
export function isBlank(text: string): boolean {
  return withoutInvisible(text).trim() === '';
}

/** A character by its number in Unicode, such as U+202A. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Most characters of a text that a message quotes. */
const MOST_QUOTED = 60;

/** A text in quotes for a message, cut short, in which what is not seen stands as an escape: "\\u202a+1202". */
export function visible(text: string): string {
  const short = text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
  return JSON.stringify(short).replace(/[^\P{C}]|[^\P{Z} ]|\p{Default_Ignorable_Code_Point}/gu, (unseen) =>
    [...unseen.split('')].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
}

/** A text of A-Z a-z 0-9 - . _ ~ alone: it stands in the query of a URL as it is, and nobody on the way escapes it anew. */
export type UrlSafe = string & { readonly urlSafe: true };
