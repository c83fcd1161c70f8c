interface Voice {
  name: string;
  lang: string;
  default?: boolean;
}

/**
 * The browser's voice for a Say verb. Twilio's voice names often hold their language (Google.ko-KR-..., Polly.Seoyeon);
 * `language` wins, as at Twilio. Undefined leaves the choice to the browser.
 */
export function pickVoice<T extends Voice>(
  voices: T[],
  language: string | undefined,
  voice: string | undefined,
): T | undefined {
  const wanted = (language ?? languageIn(voice) ?? 'en-US').toLowerCase();
  const person = voice?.split('.').at(-1)?.split('-')[0]?.toLowerCase();
  const tag = (candidate: T) => candidate.lang.toLowerCase().replace('_', '-');
  const exact = voices.filter((candidate) => tag(candidate) === wanted);
  const near = voices.filter((candidate) => tag(candidate).split('-')[0] === wanted.split('-')[0]);
  const fitting = exact.length > 0 ? exact : near;
  const namesake = fitting.find(({ name }) => person && name.toLowerCase().includes(person));
  return namesake ?? fitting.find((candidate) => candidate.default) ?? fitting[0];
}

function languageIn(voice: string | undefined): string | undefined {
  return voice?.match(/\b([a-z]{2,3}-[A-Z]{2})\b/)?.[1];
}
