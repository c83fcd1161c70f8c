const E164 = /^\+[1-9]\d{6,14}$/;

/** The phone this page is unless its address says otherwise. */
export const DEFAULT_NUMBER = '+12025550143';

/** The number in `?phone=`, where a + may have arrived as a blank; the default where it is none. */
export function numberFrom(search: string): string {
  const given =
    new URLSearchParams(search)
      .get('phone')
      ?.trim()
      .replace(/^(?=[1-9])/, '+') ?? '';
  return isNumber(given) ? given : DEFAULT_NUMBER;
}

/** Whether the text is a phone number in E.164 form. */
export function isNumber(text: string): boolean {
  return E164.test(text);
}

/** A number as a person may type it, with blanks, dots, dashes and brackets, in E.164 form. */
export function tidyNumber(text: string): string {
  return text.replace(/[\s().-]/g, '');
}

/** Address of the page as another phone. */
export function addressOf(number: string): string {
  return `?phone=${encodeURIComponent(number)}`;
}
