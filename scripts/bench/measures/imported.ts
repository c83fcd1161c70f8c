import { pathToFileURL } from 'node:url';

/** A built module's exports. `T` is the type of its source. */
export async function imported<T>(file: string): Promise<T> {
  return await import(pathToFileURL(file).href);
}
