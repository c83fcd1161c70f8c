import Module from 'node:module';

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

const HOOK_NAMES = ['preInvocation', 'postInvocation', 'appStart', 'appTerminate', 'log'] as const;
type HookName = (typeof HOOK_NAMES)[number];

export interface RegisteredFunction {
  metadata: FunctionMetadata;
  callback: FunctionCallback;
}

/** What the app has told the worker while it was loaded: its functions, hooks and programming model. */
export class Registry {
  readonly functions = new Map<string, RegisteredFunction>();
  readonly hooks: Record<HookName, HookCallback[]> = {
    preInvocation: [],
    postInvocation: [],
    appStart: [],
    appTerminate: [],
    log: [],
  };
  /** Shared by all hooks of the app, as the worker does it. */
  readonly appHookData: Record<string, unknown> = {};
  programmingModel: ProgrammingModel | undefined;
  private closed = false;

  /** @throws Error where the worker refuses: after startup, on a bad name, on a name taken twice. */
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

  /** @throws RangeError for a hook the worker does not know. */
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

  /** Startup is over: functions registered from now on are refused. */
  close(): void {
    this.closed = true;
  }

  /** Loading failed: the real worker then has no functions at all. */
  clear(): void {
    this.functions.clear();
  }
}

const RANKS: LogLevel[] = ['trace', 'debug', 'information', 'warning', 'error', 'critical', 'none'];

/** Where the app's log lines go: stdout, trouble to stderr. The app's own lines come from `information` up, as in func. */
export class HostLog {
  constructor(
    private readonly out: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
    private readonly err: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
    private readonly least: LogLevel = 'information',
  ) {}

  /** A line of the app (`user`) or of the library (`system`); metrics are not shown. */
  write(level: LogLevel, category: LogCategory, message: string): void {
    const least = category === 'user' ? this.least : 'warning';
    if (category === 'customMetric' || RANKS.indexOf(level) < RANKS.indexOf(least)) return;
    const write = RANKS.indexOf(level) >= RANKS.indexOf('error') ? this.err : this.out;
    write(message);
  }

  /** A line of the host's own. */
  info(message: string): void {
    this.out(message);
  }

  error(message: string): void {
    this.err(message);
  }
}

/** The part of `@azure/functions-core` that HTTP functions touch. The module exists only inside a worker; it has no package. */

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

/** An HTTP request as the host hands it to the worker (non-stream mode). */
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
