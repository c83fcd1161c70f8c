import Module from 'node:module';

/** Undoes a registration. The worker has a class of that name, too. */
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

/** Makes the object that an app gets for `require('@azure/functions-core')`. What the app registers goes to `registry`. */
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

/** From now on, `require('@azure/functions-core')` returns `core` in this process, as in the worker. */
export function supplyCoreModule(core: object): void {
  const original = Module.prototype.require;
  Module.prototype.require = Object.assign(function (this: NodeJS.Module, id: string) {
    return id === '@azure/functions-core' ? core : Reflect.apply(original, this, [id]);
  }, original);
}

const HOOK_NAMES = ['preInvocation', 'postInvocation', 'appStart', 'appTerminate', 'log'] as const;
type HookName = (typeof HOOK_NAMES)[number];

export interface RegisteredFunction {
  metadata: FunctionMetadata;
  callback: FunctionCallback;
}

/** What an app registers while it is loaded: its functions, hooks and programming model. */
export class Registry {
  readonly functions = new Map<string, RegisteredFunction>();
  readonly hooks: Record<HookName, HookCallback[]> = {
    preInvocation: [],
    postInvocation: [],
    appStart: [],
    appTerminate: [],
    log: [],
  };
  /** The object that all hooks of the app share, as in the worker. */
  readonly appHookData: Record<string, unknown> = {};
  programmingModel: ProgrammingModel | undefined;
  private closed = false;

  /**
   * Registers a function.
   * @returns the function that takes it back
   * @throws Error where the worker would: after startup, for a bad name, for a name that is taken
   */
  addFunction(metadata: FunctionMetadata, callback: FunctionCallback): () => void {
    const { name } = metadata;
    if (this.closed)
      throw new Error(`A function can only be registered during app startup, "${name}" came later.`);
    if (!/^[a-z][a-z0-9_-]{0,127}$/i.test(name)) {
      throw new Error(`"${name}" is no function name: a letter, then up to 127 letters, digits, _ or -.`);
    }
    if (this.functions.has(name.toLowerCase())) {
      throw new Error(`A function with name "${name}" has already been registered.`);
    }
    this.functions.set(name.toLowerCase(), { metadata: { functionId: name, ...metadata }, callback });
    return () => this.functions.delete(name.toLowerCase());
  }

  /**
   * Registers a hook.
   * @returns the function that takes it back
   * @throws RangeError for a hook that the worker does not know
   */
  addHook(name: string, callback: HookCallback): () => void {
    const known = HOOK_NAMES.find((other) => other === name);
    if (!known) throw new RangeError(`Unrecognized hook "${name}"`);
    const list = this.hooks[known];
    list.push(callback);
    return () => {
      const at = list.indexOf(callback);
      if (at >= 0) list.splice(at, 1);
    };
  }

  /** Runs the hooks of one kind, one after another; a hook that throws stops the rest, as in the worker. */
  async runHooks(name: HookName, context: Record<string, unknown>): Promise<void> {
    for (const hook of this.hooks[name]) await hook(context);
  }

  /** Ends startup: addFunction throws from now on. */
  close(): void {
    this.closed = true;
  }

  /** Removes all functions, as the worker does where the app cannot be loaded. */
  clear(): void {
    this.functions.clear();
  }
}

const RANKS: LogLevel[] = ['trace', 'debug', 'information', 'warning', 'error', 'critical', 'none'];

/** Writes log lines: errors to stderr, others to stdout. The app's own lines are shown from `information` on, as in func. */
export class HostLog {
  constructor(
    private readonly out: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
    private readonly err: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
    private readonly least: LogLevel = 'information',
  ) {}

  /** Writes a line of the app (`user`) or of the library (`system`). Metrics are not shown. */
  write(level: LogLevel, category: LogCategory, message: string): void {
    const least = category === 'user' ? this.least : 'warning';
    if (category === 'customMetric' || RANKS.indexOf(level) < RANKS.indexOf(least)) return;
    const write = RANKS.indexOf(level) >= RANKS.indexOf('error') ? this.err : this.out;
    write(message);
  }

  /** Writes a line of the host's own to stdout. */
  info(message: string): void {
    this.out(message);
  }

  /** Writes a line of the host's own to stderr. */
  error(message: string): void {
    this.err(message);
  }
}

// The types that follow are the part of `@azure/functions-core` that HTTP functions use. That module exists only inside a
// worker: it has no package.

export interface BindingInfo {
  type?: string;
  direction?: string;
  methods?: string[];
  authLevel?: string;
  route?: string;
  [extra: string]: unknown;
}

export interface FunctionMetadata {
  name: string;
  functionId?: string;
  bindings: Record<string, BindingInfo>;
  retryOptions?: unknown;
}

export type FunctionCallback = (...args: unknown[]) => unknown;
export type HookCallback = (context: Record<string, unknown>) => unknown;
export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none';
export type LogCategory = 'user' | 'system' | 'customMetric';

interface NullableString {
  value: string;
}

/** An HTTP request as the host passes it to the worker (without HTTP streaming). */
export interface RpcHttpRequest {
  method: string;
  url: string;
  nullableHeaders: Record<string, NullableString>;
  nullableQuery: Record<string, NullableString>;
  nullableParams: Record<string, NullableString>;
  body?: { bytes: Uint8Array };
}

export interface RpcCookie {
  name?: string;
  value?: string;
  domain?: { value: string };
  path?: { value: string };
  expires?: { value: unknown };
  secure?: { value: boolean };
  httpOnly?: { value: boolean };
  sameSite?: string;
  maxAge?: { value: number };
}

/** What the programming model makes of the handler's result. */
export interface RpcHttpResponse {
  statusCode?: string;
  headers?: Record<string, string>;
  cookies?: RpcCookie[];
  body?: { bytes?: Uint8Array; string?: string; json?: string };
}

export interface InvocationRequest {
  invocationId: string;
  functionId: string;
  inputData: { name: string; data: { http: RpcHttpRequest } }[];
  traceContext?: unknown;
}

export interface CoreInvocationContext {
  invocationId: string;
  request: InvocationRequest;
  metadata: FunctionMetadata;
  state?: 'preInvocationHooks' | 'invocation' | 'postInvocationHooks' | undefined;
  log(level: LogLevel, category: LogCategory, message: string): void;
}

export interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(
    context: unknown,
    result: unknown,
  ): Promise<{ returnValue?: { http?: RpcHttpResponse } | null }>;
}

export interface ProgrammingModel {
  name: string;
  version: string;
  getInvocationModel(context: CoreInvocationContext): InvocationModel;
  getCapabilities?(capabilities: Record<string, string>): Promise<Record<string, string>>;
}
