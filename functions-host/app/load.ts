import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCoreModule, supplyCoreModule } from '../core/coreModule.ts';
import { Registry } from '../core/registry.ts';
import type { HostLog } from '../log.ts';
import { findEntry } from './entryFiles.ts';

export interface App {
  registry: Registry;
  /** Why loading failed, in one line; the app then has no functions. */
  loadError: string | undefined;
}

/**
 * Loads an app as the Node.js worker does: the entry files one after another, then the appStart hooks. Never throws:
 * a throw while loading loses every function, and is one line on stderr.
 */
export async function loadApp(root: string, entry: string | undefined, log: HostLog): Promise<App> {
  const registry = new Registry();
  supplyCoreModule(createCoreModule(registry, log));
  try {
    const found = await findEntry(root, entry);
    for (const file of found.files) await loadFile(file, found.esm);
    const capabilities = await registry.programmingModel?.getCapabilities?.(workerCapabilities());
    if (capabilities?.HttpUri) throw new Error('The built-in Functions host does not do enableHttpStream.');
    await registry.runHooks('appStart', { hookData: {}, appHookData: registry.appHookData });
  } catch (error) {
    registry.clear();
    const loadError = `Worker was unable to load entry point "${entry ?? 'main of package.json'}": ${oneLine(error)}`;
    log.error(loadError);
    return { registry, loadError };
  } finally {
    registry.close();
  }
  return { registry, loadError: undefined };
}

async function loadFile(file: string, esm: boolean): Promise<void> {
  const extension = extname(file);
  if (extension === '.mjs' || (extension === '.js' && esm)) await import(pathToFileURL(file).href);
  else createRequire(file)(file);
}

/** What the worker (v3) offers; the library may change some of it. */
function workerCapabilities(): Record<string, string> {
  const names = [
    'RawHttpBodyBytes',
    'RpcHttpBodyOnly',
    'RpcHttpTriggerMetadataRemoved',
    'IgnoreEmptyValuedRpcHttpHeaders',
    'UseNullableValueDictionaryForHttp',
    'WorkerStatus',
    'TypedDataCollection',
  ];
  return Object.fromEntries(names.map((name) => [name, 'true']));
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replace(/\s*\n\s*/g, ' | ');
}
