/** What a phone number looks like in E.164: a plus sign, then up to 15 digits of which the first is not 0. */
export const E164_PATTERN = String.raw`\+[1-9]\d{6,14}`;

const WHOLE = new RegExp(`^${E164_PATTERN}$`);

/** Whether the text is a phone number in E.164, and nothing besides. */
export function isE164(text: string | undefined): text is string {
  return text !== undefined && WHOLE.test(text);
}
