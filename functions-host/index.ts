export {
  createCoreModule,
  type FunctionCallback,
  HostLog,
  Registry,
  supplyCoreModule,
} from './coreModule.ts';
export { readHostJson } from './hostJson.ts';
export { type Keys, readPort } from './options.ts';
export { listen } from './server.ts';
export { SharedTime } from './sharedTime.ts';
export {
  childEnvironment,
  collectLines,
  type FunctionSummary,
  type FunctionsHost,
  type HostMessage,
  type SpawnOptions,
  spawnFunctionsHost,
} from './spawn.ts';
