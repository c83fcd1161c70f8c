import type { ComponentChildren, Ref } from 'preact';

interface Props {
  label: string;
  /** `log` for a list that grows and is read out as it does. */
  role?: 'group' | 'log' | 'region';
  class: string;
  place?: Ref<HTMLDivElement>;
  children: ComponentChildren;
}

/** A part of the page that scrolls by itself. It takes the focus, so that the keyboard can scroll it too. */
export function Scroll({ label, role = 'group', class: classes, place, children }: Props) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: each of the roles may have a name
    <div class={`scroll ${classes}`} ref={place} role={role} aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
