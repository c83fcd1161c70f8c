import Module from 'node:module';
import type { HostLog } from '../log.ts';
import type { Registry } from './registry.ts';
import type {
  FunctionCallback,
  FunctionMetadata,
  HookCallback,
  LogCategory,
  LogLevel,
  ProgrammingModel,
} from './types.ts';

/** Undoes a registration; the worker's own class of that name. */
class Disposable {
  constructor(private readonly undo?: () => unknown) {}

  static from(...others: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const other of others) other.dispose();
    });
  }

  dispose(): unknown {
    return this.undo?.();
  }
}

/** The object an app gets for `require('@azure/functions-core')`. */
export function createCoreModule(registry: Registry, log: HostLog) {
  return {
    version: '3.13.0',
    hostVersion: '4.1045.0',
    registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback) =>
      new Disposable(registry.addFunction(metadata, callback)),
    registerHook: (name: string, callback: HookCallback) => new Disposable(registry.addHook(name, callback)),
    setProgrammingModel: (model: ProgrammingModel) => {
      registry.programmingModel = model;
    },
    getProgrammingModel: () => registry.programmingModel,
    log: (level: LogLevel, category: LogCategory, message: string) => log.write(level, category, message),
    Disposable,
  };
}

/** Answers `require('@azure/functions-core')` with `core` in this process from now on, as the worker does. */
export function supplyCoreModule(core: object): void {
  const original = Module.prototype.require;
  Module.prototype.require = Object.assign(function (this: NodeJS.Module, id: string) {
    return id === '@azure/functions-core' ? core : Reflect.apply(original, this, [id]);
  }, original);
}
