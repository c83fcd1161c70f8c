const E164 = /^\+[1-9]\d{6,14}$/;

/** Who else may call and text: a browser phone, a SIP address, a short code, a name or a word such as anonymous. */
const WITHOUT_NUMBER =
  /^(client:[\w.-]{1,100}|sips?:[\w.-]+@[\w.-]+|[1-9]\d{2,7}|(?=.*[a-z])[a-z\d][a-z\d &]{2,10})$/i;

/** The phone this page is unless its address says otherwise. */
export const DEFAULT_NUMBER = '+12025550143';

/** Who this phone is by `?phone=`, where a + may have arrived as a blank; the default where that is nobody who may call. */
export function numberFrom(search: string): string {
  const given = new URLSearchParams(search).get('phone') ?? '';
  const number = given.trim().replace(/^(?=[1-9])/, '+');
  const isShort = /^[1-9]\d{2,7}$/.test(given);
  if (isNumber(number) && !isShort) return number;
  return isCaller(given) ? given : DEFAULT_NUMBER;
}

/** Whether a call or a text may come from here: a phone number, or `anonymous`, a short code, a name, ... */
export function isCaller(text: string): boolean {
  return isNumber(text) || WITHOUT_NUMBER.test(text);
}

/** Whether the text is a phone number in E.164 form. */
export function isNumber(text: string): boolean {
  return E164.test(text);
}

/** A number as a person may type it, with blanks, dots, dashes and brackets, in E.164 form; anybody else as typed. */
export function tidyNumber(text: string): string {
  const typed = text.trim();
  if (WITHOUT_NUMBER.test(typed)) return typed;
  return typed.replace(/[\s().-]/g, '');
}

/** Address of the page as another phone. */
export function addressOf(number: string): string {
  return `?phone=${encodeURIComponent(number)}`;
}
