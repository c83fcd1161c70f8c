import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { root } from './builds.ts';

/** Editors write a file in several steps; this long without a further one, and it counts as changed. Milliseconds. */
const quietMs = 120;

/** Calls `onChange` when something under src/ or the phone line's file has changed. Returns the function that ends it. */
export function watchSources(line: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  };
  const file = resolve(root, line);
  const watchers: FSWatcher[] = [
    watch(join(root, 'src'), { recursive: true }, changed),
    // The folder, since editors replace a file rather than write it.
    watch(dirname(file), (_, name) => name === basename(file) && changed()),
  ];
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
