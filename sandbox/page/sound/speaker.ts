import { pickVoice } from './voices.ts';

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
