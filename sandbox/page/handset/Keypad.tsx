const KEYS: [key: string, letters: string][] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', ''],
  ['#', ''],
];

export function Keypad({ press }: { press: (key: string) => void }) {
  return (
    <fieldset class="keypad">
      <legend class="hidden">Keypad</legend>
      {KEYS.map(([key, letters]) => (
        <button type="button" key={key} class="key" data-letters={letters} onClick={() => press(key)}>
          {key}
        </button>
      ))}
    </fieldset>
  );
}
