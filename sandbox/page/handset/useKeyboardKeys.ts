import { useEffect, useRef } from 'preact/hooks';

/** Digits, * and # on the keyboard are the phone's keys while in a call, unless the person is typing somewhere. */
export function useKeyboardKeys(inCall: boolean, press: (key: string) => void): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    if (!inCall) return;
    const onKey = (event: KeyboardEvent) => {
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (modified || event.repeat || !/^[0-9*#]$/.test(event.key) || isTyping(event.target)) return;
      event.preventDefault();
      latest.current(event.key);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [inCall]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, audio') !== null;
}
