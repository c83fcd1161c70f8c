import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join, matchesGlob, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CoreInvocationContext,
  createCoreModule,
  type FunctionCallback,
  type HostLog,
  Registry,
  type RpcHttpRequest,
  type RpcHttpResponse,
  supplyCoreModule,
} from './coreModule.ts';
import type { Route } from './routes.ts';

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

/** The capabilities of the worker (version 3). The library may change some of them. */
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

interface Entry {
  /** Absolute paths, in the order in which they are loaded. */
  files: string[];
  /** Whether a `.js` file is an ES module; the app's package.json decides. */
  esm: boolean;
}

const WILD = /[*?{[]/;

/**
 * Finds the files an app starts with: `entry` if given, else what `main` of package.json names (a path or a glob).
 * @throws Error saying what is missing.
 */
async function findEntry(root: string, entry?: string): Promise<Entry> {
  const json = await readPackageJson(root);
  const esm = json.type === 'module';
  if (entry) return { files: [resolve(root, entry)], esm };
  const { main } = json;
  if (typeof main !== 'string' || main === '') throw new Error(`package.json in ${root} has no "main".`);
  const files = WILD.test(main) ? await glob(root, main) : await single(root, main);
  if (files.length === 0) throw new Error(`Found zero files matching the supplied pattern "${main}"`);
  return { files, esm };
}

async function readPackageJson(root: string): Promise<{ main?: unknown; type?: unknown }> {
  const text = await readFile(join(root, 'package.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text);
}

async function single(root: string, main: string): Promise<string[]> {
  const file = resolve(root, main);
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? [file] : [];
}

async function glob(root: string, main: string): Promise<string[]> {
  const pattern = main.replace(/^\.\//, '');
  const parts = pattern.split('/');
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => WILD.test(part)),
  );
  const entries = await readdir(join(root, ...fixed), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => matchesGlob(relative(root, file).split(sep).join('/'), pattern))
    .sort();
}

/**
 * Runs one function in the worker's order: model, arguments, preInvocation hooks, function, postInvocation hooks, response.
 * @returns the HTTP response, or undefined where the handler returned nothing.
 * @throws what the handler or a hook threw.
 */
export async function invoke(
  registry: Registry,
  route: Route,
  http: RpcHttpRequest,
  log: HostLog,
): Promise<RpcHttpResponse | undefined | null> {
  const core = coreContext(route, http, log);
  const model = registry.programmingModel?.getInvocationModel(core);
  if (!model) throw new Error('The app has set no programming model.');
  const { context, inputs } = await model.getArguments();
  const shared = { hookData: {}, appHookData: registry.appHookData, invocationContext: context };
  const before = { ...shared, functionCallback: route.registered.callback, inputs };
  await inState(core, 'preInvocationHooks', () => registry.runHooks('preInvocation', before));
  const after = { ...shared, inputs: before.inputs, result: null as unknown, error: null as unknown };
  await inState(core, 'invocation', async () => {
    try {
      const callback: FunctionCallback = before.functionCallback;
      after.result = await model.invokeFunction(context, before.inputs, callback);
    } catch (error) {
      after.error = error ?? new Error('The function threw nothing.');
    }
  });
  await inState(core, 'postInvocationHooks', () => registry.runHooks('postInvocation', after));
  if (after.error) throw after.error;
  const response = await model.getResponse(context, after.result);
  return response.returnValue?.http;
}

async function inState(
  core: CoreInvocationContext,
  state: CoreInvocationContext['state'],
  work: () => Promise<void>,
): Promise<void> {
  core.state = state;
  try {
    await work();
  } finally {
    core.state = undefined;
  }
}

function coreContext(route: Route, http: RpcHttpRequest, log: HostLog): CoreInvocationContext {
  const invocationId = randomUUID();
  const { metadata } = route.registered;
  return {
    invocationId,
    metadata,
    request: {
      invocationId,
      functionId: metadata.functionId ?? metadata.name,
      inputData: [{ name: route.binding, data: { http } }],
    },
    log: (level, category, message) => log.write(level, category, message),
  };
}
