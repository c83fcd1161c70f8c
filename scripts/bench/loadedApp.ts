import { createCoreModule, supplyCoreModule } from '../../sandbox/functionsHost/core/coreModule.ts';
import { Registry } from '../../sandbox/functionsHost/core/registry.ts';
import type { FunctionCallback } from '../../sandbox/functionsHost/core/types.ts';
import { HostLog } from '../../sandbox/functionsHost/log.ts';
import { imported } from './measures/imported.ts';
import { settings } from './webhooks.ts';

/** Loads the built app into this process. Returns its functions' handlers by name in small letters. */
export async function loadedApp(entry: string): Promise<Map<string, FunctionCallback>> {
  const registry = new Registry();
  const silent = () => undefined;
  supplyCoreModule(createCoreModule(registry, new HostLog(silent, silent)));
  Object.assign(process.env, settings);
  await imported(entry);
  return new Map([...registry.functions].map(([name, { callback }]) => [name, callback]));
}
