import type { Heard } from '../state/types.ts';
import { Speaker } from './speaker.ts';
import { Tones } from './tones.ts';

/** Turns what the call engine says is heard into sound. */
export class Ear {
  readonly tones = new Tones();
  muted = false;
  private readonly speaker = new Speaker();
  private playing: HTMLAudioElement | undefined;

  hear({ by, text, language, voice, url }: Heard): void {
    if (this.muted) return;
    if (by === 'Say' || by === 'person') this.speaker.say({ text, language, voice });
    else if (by === 'Play' && url) this.play(url);
    else if (text === '[beep]') this.tones.beep();
    else for (const key of text.match(/^\[tones (.*)\]$/)?.[1] ?? '') this.tones.key(key);
  }

  key(key: string): void {
    if (!this.muted) this.tones.key(key);
  }

  busy(): void {
    if (!this.muted) this.tones.repeat('busy', 4);
  }

  hush(): void {
    this.speaker.hush();
    this.playing?.pause();
    this.playing = undefined;
  }

  private play(url: string): void {
    this.playing?.pause();
    this.playing = new Audio(url);
    // Offline, or before the person has touched the page, it stays silent; the transcript tells what plays.
    this.playing.play().catch(() => undefined);
  }
}
