import { withoutInvisible } from './characters.ts';

/** What stands between the digits of a number for the eye: blanks, dots, slashes, brackets and all kinds of dashes. */
const SEPARATORS = /[\s()./‐-―−-]/g;

/** A phone number as somebody pasted it, without the marks that phones put around it and the scheme of a link; wide digits are narrow. */
export function pastedNumber(text: string): string {
  return withoutInvisible(text.normalize('NFKC'))
    .trim()
    .replace(/^tel:\s*/i, '');
}

/** The same, where it is in international form and only its separators keep it from being E.164. */
export function pastedE164(text: string): string {
  const plain = pastedNumber(text);
  const digits = plain.replace('(0)', '').replace(SEPARATORS, '');
  return /^\+\d+$/.test(digits) ? digits : plain;
}
