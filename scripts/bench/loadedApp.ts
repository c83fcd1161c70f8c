import {
  createCoreModule,
  type FunctionCallback,
  HostLog,
  Registry,
  supplyCoreModule,
} from '../../functions-host/index.ts';
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
