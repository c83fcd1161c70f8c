import { useCallback, useState } from 'preact/hooks';

/** A switch that the browser remembers. */
export function useStoredSwitch(key: string): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => read(key));
  const change = useCallback(
    (value: boolean) => {
      setOn(value);
      try {
        localStorage.setItem(key, String(value));
      } catch {
        // Without storage it holds for this visit only.
      }
    },
    [key],
  );
  return [on, change];
}

function read(key: string): boolean {
  try {
    return localStorage.getItem(key) === 'true';
  } catch {
    return false;
  }
}
