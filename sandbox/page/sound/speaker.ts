export interface Utterance {
  text: string;
  language?: string;
  voice?: string;
}

/** Speaks with the browser's voices, one text after another. Silent where the browser has none. */
export class Speaker {
  private readonly synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;

  say({ text, language, voice }: Utterance): void {
    if (!this.synthesis) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language ?? 'en-US';
    utterance.voice = pickVoice(this.synthesis.getVoices(), language, voice) ?? null;
    this.synthesis.speak(utterance);
  }

  hush(): void {
    this.synthesis?.cancel();
  }
}

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
