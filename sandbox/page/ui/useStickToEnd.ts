import { type MutableRef, useLayoutEffect, useRef } from 'preact/hooks';

/** How near to the end (pixels) counts as being there. */
const NEAR = 40;

/** Keeps a scrolled list at its end as it grows, unless the person has scrolled away from it or `hold` is true. */
export function useStickToEnd<T extends HTMLElement>(news: unknown, hold = false): MutableRef<T | null> {
  const list = useRef<T>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const remember = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    };
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, []);
  useLayoutEffect(() => {
    const element = list.current;
    if (element && atEnd.current && !hold) element.scrollTop = element.scrollHeight;
  }, [news]);
  return list;
}
