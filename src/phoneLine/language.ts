/** Who speaks a text, and in which language. */
export interface Speaker {
  voice?: string | undefined;
  language?: string | undefined;
}

/** The language that Twilio speaks and listens in where none is named. */
export const DEFAULT_LANGUAGE = 'en-US';

/**
 * Who speaks a text of the line: the text's own voice and language, or else the line's. The line's voice will not do
 * for a text in a language of its own.
 */
export function speakerOf(text: Speaker, line: Speaker): Speaker {
  const lineSpeaks = text.language === undefined || text.language === (line.language ?? DEFAULT_LANGUAGE);
  return {
    voice: text.voice ?? (lineSpeaks ? line.voice : undefined),
    language: text.language ?? line.language,
  };
}
