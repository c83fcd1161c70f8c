/**
 * What may stand for somebody on the other end besides a phone number. Twilio's `From` holds what the carrier passed on: the
 * word for a withheld number, nothing at all, a short code, a name.
 */

/** A browser phone or a SIP address. It can be called, but not texted. */
const DEVICE = /^(client:[^\s:]{1,121}|sips?:[^\s@]+@[^\s@]+)$/i;

/** The sender of texts that a carrier numbers on its own. */
const SHORT_CODE = /^[1-9]\d{2,7}$/;

/** A sender's name, such as SUPPORT, and the words for a withheld or unknown number, such as Anonymous: 3 to 11 characters. */
const NAME = /^(?=.*\p{L})[\p{L}\d][\p{L}\d &+_.'-]{2,10}$/u;

/**
 * The keys that spell ANONYMOUS, RESTRICTED, UNAVAILABLE, UNKNOWN and BLOCKED. Some carriers pass them on as a number, which
 * they are not. https://github.com/bmlt-enabled/yap/issues/132
 */
const SPELLED_OUT = new Set(['+266696687', '+7378742883', '+86282452253', '+8656696', '+2562533']);

/** True for the digits that spell a word such as ANONYMOUS. They look like E.164, but nobody has that number. */
export function isSpelledOut(text: string): boolean {
  return SPELLED_OUT.has(text);
}

/** True for `client:x` and `sip:x`. */
export function isDevice(text: string): boolean {
  return DEVICE.test(text);
}

/** True for a caller or sender who has no phone number; '' is one of whom the carrier passed nothing on. */
export function isWithoutNumber(text: string): boolean {
  const others = [DEVICE, SHORT_CODE, NAME];
  return text === '' || isSpelledOut(text) || others.some((form) => form.test(text));
}
