import fc from 'fast-check';

/**
 * Any text, of all code points, halves of surrogate pairs among them. fast-check's own `binary` unit takes a second to set up
 * in each worker.
 */
export function anyCharacters({ maxLength = 10 }: { maxLength?: number } = {}): fc.Arbitrary<string> {
  const character = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
  return fc.array(character, { maxLength }).map((characters) => characters.join(''));
}
