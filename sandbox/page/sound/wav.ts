/** Samples a second of what a phone line carries. */
export const PHONE_RATE = 8000;

/** A WAV file, PCM of 16 bits, mono. `samples` run from -1 to 1; `rate` is samples per second. */
export function encodeWav(samples: Float32Array, rate = PHONE_RATE): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  writeHeader(view, samples.length * 2, rate);
  for (const [index, sample] of samples.entries()) {
    const level = Math.max(-1, Math.min(1, sample));
    view.setInt16(44 + index * 2, Math.round(level * 32767), true);
  }
  return bytes;
}

function writeHeader(view: DataView, size: number, rate: number): void {
  writeText(view, 0, 'RIFF');
  view.setUint32(4, 36 + size, true);
  writeText(view, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  writeText(view, 36, 'data');
  view.setUint32(40, size, true);
}

function writeText(view: DataView, offset: number, text: string): void {
  for (let i = 0; i < text.length; i += 1) view.setUint8(offset + i, text.charCodeAt(i));
}
