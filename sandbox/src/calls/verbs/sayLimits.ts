const ENCODED_LIMIT = 4500;
const REMEDY = 'Twilio would not speak it. What to do: split it into several <Say>';

/** Why Twilio would refuse to speak a text (error 13521), or undefined. Its limits depend on the voice. */
export function textFault(text: string, voice = 'man'): string | undefined {
  const limit = limitFor(voice);
  if (text.length > limit)
    return `13521 the text has ${text.length} characters, over ${limit} for ${voice}. ${REMEDY}`;
  const encoded = encodeURIComponent(Buffer.from(text).toString()).length;
  if (encoded <= ENCODED_LIMIT) return undefined;
  return `13521 the text takes ${encoded} characters URL-encoded, over ${ENCODED_LIMIT}. ${REMEDY}`;
}

function limitFor(voice: string): number {
  if (voice.startsWith('Polly.')) return 3000;
  return voice.startsWith('Google.') ? 5000 : 4096;
}
