const LOUDNESS = 0.08;

interface Cadence {
  frequencies: number[];
  /** Seconds of sound and of silence, again and again. */
  on: number;
  off: number;
}

/** The tones of the North American network: what a caller hears while it rings, and when it is busy. */
const CADENCES = {
  ring: { frequencies: [440, 480], on: 2, off: 4 },
  bell: { frequencies: [392, 494], on: 1, off: 2 },
  busy: { frequencies: [480, 620], on: 0.5, off: 0.5 },
} satisfies Record<string, Cadence>;

export type CadenceName = keyof typeof CADENCES;

/** Plays tones by Web Audio. It is silent where the browser has none, or before the person first clicks or types. */
export class Tones {
  private context: AudioContext | undefined;

  key(key: string): void {
    const frequencies = dtmf(key);
    if (frequencies) this.sound(frequencies, 0, 0.14);
  }

  beep(): void {
    this.sound([1000], 0, 0.4);
  }

  /** Plays a tone until the function returned is called, `times` at most. */
  repeat(name: CadenceName, times = 20): () => void {
    const { frequencies, on, off } = CADENCES[name];
    const stops: (() => void)[] = [];
    for (let time = 0; time < times; time += 1) stops.push(this.sound(frequencies, time * (on + off), on));
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Plays frequencies for a time in seconds. Returns the function that stops it. */
  private sound(frequencies: readonly number[], after: number, lasting: number): () => void {
    const context = this.awake();
    if (!context) return () => undefined;
    const gain = new GainNode(context, { gain: LOUDNESS });
    gain.connect(context.destination);
    const oscillators = frequencies.map((frequency) => new OscillatorNode(context, { frequency }));
    for (const oscillator of oscillators) {
      oscillator.connect(gain);
      oscillator.start(context.currentTime + after);
      oscillator.stop(context.currentTime + after + lasting);
    }
    return () => gain.disconnect();
  }

  private awake(): AudioContext | undefined {
    // Chromium warns on the console if a page plays sound before the first click or key.
    if (!navigator.userActivation?.hasBeenActive || !globalThis.AudioContext) return undefined;
    this.context ??= new AudioContext();
    if (this.context.state === 'suspended') void this.context.resume();
    return this.context;
  }
}

/** The two frequencies (Hz) of a key's tone, by ITU-T Q.23; undefined for what is no key. */
export function dtmf(key: string): [low: number, high: number] | undefined {
  const place = '123A456B789C*0#D'.indexOf(key);
  if (place < 0 || key.length !== 1) return undefined;
  return [[697, 770, 852, 941][Math.floor(place / 4)] ?? 0, [1209, 1336, 1477, 1633][place % 4] ?? 0];
}
