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
