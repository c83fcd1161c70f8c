import type { ComponentChildren } from 'preact';

interface Props {
  title: string;
  /** Stands at the right of the title. */
  tools?: ComponentChildren;
  children: ComponentChildren;
}

/** A named region of the page. */
export function Panel({ title, tools, children }: Props) {
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
