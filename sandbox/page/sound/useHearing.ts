import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { PhoneState } from '../state/phoneState.ts';
import type { Heard } from '../state/types.ts';
import { Speaker } from './speaker.ts';
import { type CadenceName, Tones } from './tones.ts';

export interface Hearing {
  /** Stops what is being said, as the line does when a key is pressed. */
  hush(): void;
  key(key: string): void;
}

/** Lets the person hear the call: voices, tones, ringing. `muted` silences all of it. */
export function useHearing({ phase, call, newest }: PhoneState, muted: boolean): Hearing {
  const sound = useMemo(() => new CallSound(), []);
  useEffect(() => {
    sound.muted = muted;
    if (muted) sound.hush();
  }, [sound, muted]);
  useNews(call?.sid, call?.heardDetail ?? [], (heard) => sound.hear(heard));
  useEffect(() => {
    const ringing: CadenceName | undefined =
      phase === 'incoming' ? 'bell' : phase === 'calling' ? 'ring' : undefined;
    return ringing && !muted ? sound.tones.repeat(ringing) : undefined;
  }, [sound, phase, muted]);
  useEnding(call?.sid, () => {
    sound.hush();
    if (newest?.status === 'busy') sound.busy();
  });
  return useMemo(() => ({ hush: () => sound.hush(), key: (key) => sound.key(key) }), [sound]);
}

/** Calls `tell` for what is heard from now on: what was heard before the page opened is not repeated. */
function useNews(sid: string | undefined, heard: Heard[], tell: (heard: Heard) => void): void {
  const known = useRef<{ sid?: string; count: number; opened: number }>({ count: 0, opened: Date.now() });
  useEffect(() => {
    if (known.current.sid !== sid) {
      const old = heard.filter(({ at }) => at < known.current.opened).length;
      known.current = { ...known.current, sid, count: old };
    }
    for (const item of heard.slice(known.current.count)) tell(item);
    known.current.count = heard.length;
  }, [sid, heard.length]);
}

function useEnding(sid: string | undefined, ended: () => void): void {
  const last = useRef(sid);
  useEffect(() => {
    if (last.current !== undefined && last.current !== sid) ended();
    last.current = sid;
  }, [sid]);
}

/** Plays what the call engine reports as heard. */
class CallSound {
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
    // It is silent offline, and before the first click or key. The transcript shows what plays.
    this.playing.play().catch(() => undefined);
  }
}
