interface Recognition {
  lang: string;
  onresult: (event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void;
  onend: () => void;
  start(): void;
  stop(): void;
}

type Maker = new () => Recognition;

/** The browser's speech recognition, if it has one (Chrome sends the sound to a server of its maker). */
export function recognitionMaker(): Maker | undefined {
  const { SpeechRecognition, webkitSpeechRecognition } = globalThis as typeof globalThis & {
    SpeechRecognition?: Maker;
    webkitSpeechRecognition?: Maker;
  };
  return SpeechRecognition ?? webkitSpeechRecognition;
}

/** Listens for one sentence. `ended` is called in any case. Returns what stops it. */
export function listenOnce(
  language: string | undefined,
  heard: (text: string) => void,
  ended: () => void,
): () => void {
  const Make = recognitionMaker();
  if (!Make) {
    ended();
    return () => undefined;
  }
  const recognition = new Make();
  recognition.lang = language ?? navigator.language;
  recognition.onresult = ({ results }) => {
    const text = results[0]?.[0]?.transcript;
    if (text) heard(text);
  };
  recognition.onend = ended;
  recognition.start();
  return () => recognition.stop();
}
