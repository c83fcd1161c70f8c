/** 8 kHz mono, 8-bit PCM: as a telephone line carries it, and small. */
const SAMPLE_RATE = 8000;
const SILENCE = 0x80;
const HEADER = 44;

/** Makes a WAV file of silence (8 kHz, mono, 8 bits) of so many seconds. */
export function silentWav(seconds: number): Uint8Array {
  const samples = Math.round(seconds * SAMPLE_RATE);
  const file = Buffer.alloc(HEADER + samples, SILENCE);
  file.write('RIFF', 0, 'ascii');
  file.writeUInt32LE(HEADER - 8 + samples, 4);
  file.write('WAVEfmt ', 8, 'ascii');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36, 'ascii');
  file.writeUInt32LE(samples, 40);
  return file;
}

/** Returns how many seconds a WAV file plays, by its header; undefined where it is no WAV file. */
export function wavSeconds(wav: Uint8Array): number | undefined {
  const file = Buffer.from(wav.buffer, wav.byteOffset, wav.byteLength);
  if (
    file.length < HEADER ||
    file.toString('ascii', 0, 4) !== 'RIFF' ||
    file.toString('ascii', 8, 12) !== 'WAVE'
  ) {
    return undefined;
  }
  let bytesPerSecond: number | undefined;
  for (let at = 12; at + 8 <= file.length; ) {
    const [id, size] = [file.toString('ascii', at, at + 4), file.readUInt32LE(at + 4)];
    if (id === 'fmt ' && at + 20 <= file.length) bytesPerSecond = file.readUInt32LE(at + 16);
    if (id === 'data')
      return bytesPerSecond ? Math.min(size, file.length - at - 8) / bytesPerSecond : undefined;
    at += 8 + size + (size % 2);
  }
  return undefined;
}
