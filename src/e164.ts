/** What a phone number in E.164 looks like: a plus sign, the country code and the number, 7 to 15 digits in all. */
export const E164 = String.raw`\+[1-9]\d{6,14}`;

const WHOLE = new RegExp(`^${E164}$`);

/** Whether a text is a phone number in E.164. Whether that number exists is for others to say. */
export function isE164(text: string | undefined): text is string {
  return text !== undefined && WHOLE.test(text);
}
