import type { FunctionCallback, FunctionMetadata, HookCallback, ProgrammingModel } from './types.ts';

export const hookNames = ['preInvocation', 'postInvocation', 'appStart', 'appTerminate', 'log'] as const;
export type HookName = (typeof hookNames)[number];

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
    const known = hookNames.find((other) => other === name);
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
