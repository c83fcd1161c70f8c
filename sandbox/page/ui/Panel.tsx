import type { ComponentChildren, Ref } from 'preact';
import { type MutableRef, useLayoutEffect, useRef } from 'preact/hooks';

interface PanelProps {
  title: string;
  /** Stands at the right of the title. */
  tools?: ComponentChildren;
  children: ComponentChildren;
}

/** A named region of the page. */
export function Panel({ title, tools, children }: PanelProps) {
  const id = title.toLowerCase().replaceAll(' ', '-');
  return (
    <section class={`panel panel-${id}`} id={id} aria-labelledby={`${id}-title`}>
      <header class="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {tools}
      </header>
      {children}
    </section>
  );
}

interface ScrollProps {
  label: string;
  /** `log` for a list that grows and is read out as it does. */
  role?: 'group' | 'log' | 'region';
  class: string;
  place?: Ref<HTMLDivElement>;
  children: ComponentChildren;
}

/** A part of the page that scrolls by itself. It takes the focus, so that the keyboard can scroll it too. */
export function Scroll({ label, role = 'group', class: classes, place, children }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: each of the roles may have a name
    <div class={`scroll ${classes}`} ref={place} role={role} aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

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
