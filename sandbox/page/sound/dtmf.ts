/** The two frequencies (Hz) of a key's tone, by ITU-T Q.23; undefined for what is no key. */
export function dtmf(key: string): [low: number, high: number] | undefined {
  const place = '123A456B789C*0#D'.indexOf(key);
  if (place < 0 || key.length !== 1) return undefined;
  return [[697, 770, 852, 941][Math.floor(place / 4)] ?? 0, [1209, 1336, 1477, 1633][place % 4] ?? 0];
}
