/** The most that Twilio takes in one message: characters of its text, counted in UTF-16 units, and media. */
export const LONGEST_BODY = 1600;
export const MOST_MEDIA = 10;

/** GSM 03.38 basic character set: one septet each. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** GSM 03.38 extension table: two septets each. */
const EXTENDED = new Set('\f^{}\\[~]|€');

const GSM = { single: 160, part: 153 };
const UCS2 = { single: 70, part: 67 };

/** How many SMS segments a text takes: 160/153 septets in GSM-7, 70/67 code units in UCS-2. At least 1. */
export function countSegments(text: string): number {
  const characters = [...text];
  const isGsm = characters.every((character) => BASIC.has(character) || EXTENDED.has(character));
  const limits = isGsm ? GSM : UCS2;
  const sizes = characters.map((character) => (isGsm ? septets(character) : character.length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total <= limits.single ? 1 : countParts(sizes, limits.part);
}

/** A character of two units never straddles two parts, so parts are filled one character at a time. */
function countParts(sizes: number[], partSize: number): number {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > partSize) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}

function septets(character: string): number {
  return EXTENDED.has(character) ? 2 : 1;
}
