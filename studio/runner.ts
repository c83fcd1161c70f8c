import { spawnFunctionsHost } from '../functions-host/spawn.ts';
import { ensureApp, ensurePage, ensureTools, root } from './builds.ts';
import { findCoreTools } from './coreTools.ts';
import type { StartOptions } from './options.ts';
import { runCoreTools } from './runCoreTools.ts';
import type { RunningFunctions } from './runningFunctions.ts';

export interface Runner {
  /** What runs the functions, in words. */
  name: string;
  /** Builds what is not up to date. @throws Error with every finding in the phone line. */
  build(): Promise<void>;
  /** Starts what was built last. @throws Error if it cannot start, naming FUNCTIONS_PORT where the port is taken. */
  run(settings: Record<string, string>, port: number): Promise<RunningFunctions>;
}

const print = (line: string) => console.log(line);

/** Nobody with --sandbox-only, else Azure Functions Core Tools where they are installed, else the built-in host. */
export function chooseRunner(options: StartOptions): Runner {
  if (options.sandboxOnly) return outsideRunner;
  const func = options.builtIn ? undefined : findCoreTools(root);
  if (func) return coreToolsRunner(func, options.line);
  return builtInRunner(options);
}

/** The functions are run by hand; all that is known of them is their port. */
const outsideRunner: Runner = {
  name: 'run them yourself: npm run build, then func start',
  build: ensurePage,
  run: async (_settings, port) => ({
    url: `http://127.0.0.1:${port}/api`,
    logs: [],
    exited: new Promise<never>(() => {}),
    close: async () => {},
  }),
};

/** `func start` runs what stands in dist/, where package.json's `main` points. */
function coreToolsRunner(func: string, line: string): Runner {
  return {
    name: 'Azure Functions Core Tools',
    build: async () => {
      await ensurePage();
      await (await import('../scripts/build.ts')).buildApp({ line });
    },
    run: (settings, port) => runCoreTools({ func, root, port, settings, onLog: print }),
  };
}

function builtInRunner({ line, builtIn }: StartOptions): Runner {
  let built = { host: '', entry: '' };
  return {
    name: `the built-in host stands in${builtIn ? '' : ': Azure Functions Core Tools is not installed'}`,
    build: async () => {
      await ensurePage();
      built = { host: await ensureTools(), entry: await ensureApp(line) };
    },
    run: (settings, port) => spawnFunctionsHost({ root, ...built, port, settings, onLog: print }),
  };
}
