import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundled CommonJS packages call require(), which an ES module does not have. */
const REQUIRE_BANNER = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
  absWorkingDir: root,
};

/** How the functions are bundled, whichever they are. */
export const appBundle: BuildOptions = {
  ...shared,
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  minify: true,
  legalComments: 'none',
  metafile: true,
  external: ['@azure/functions-core'],
  banner: { js: REQUIRE_BANNER },
};

export interface AppBuild {
  /** The phone line's file; default phone-line.json at the root. */
  line?: string;
  /** Folder that receives entry/ and chunks/; default dist/. */
  outDir?: string;
}

/**
 * Bundles the functions and the phone line into one eager entry and the chunks it loads when first needed.
 * Returns the entry's absolute path. Throws with all findings where the phone line has errors.
 */
export async function buildApp({ line = 'phone-line.json', outDir = 'dist' }: AppBuild = {}): Promise<{
  entry: string;
}> {
  const { readPhoneLine } = await import('./tooling.ts');
  const phoneLine = readPhoneLine(path.resolve(root, line));
  const out = path.resolve(root, outDir);
  await Promise.all(
    ['entry', 'chunks'].map((folder) => rm(path.join(out, folder), { recursive: true, force: true })),
  );
  const { build } = await import('esbuild');
  const { metafile } = await build({
    ...appBundle,
    entryPoints: { 'entry/main': 'src/main.ts' },
    outdir: out,
    plugins: [phoneLineModule(phoneLine), sdkParts],
  });
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, 'metafile.json'), JSON.stringify(metafile));
  return { entry: path.join(out, 'entry', 'main.js') };
}

/** `#phone-line` stands for the checked phone line, whichever file it was read from. */
function phoneLineModule(phoneLine: unknown): Plugin {
  return {
    name: 'phone-line',
    setup(pluginBuild) {
      pluginBuild.onResolve({ filter: /^#phone-line$/ }, () => ({
        path: 'phone-line',
        namespace: 'phone-line',
      }));
      pluginBuild.onLoad({ filter: /.*/, namespace: 'phone-line' }, () => ({
        contents: JSON.stringify(phoneLine),
        loader: 'json',
      }));
    },
  };
}

/** What stands in for a part that is left out: nothing at first sight, and a clear error for whoever uses it. */
const ABSENT = `module.exports = class { constructor() { throw new Error('Left out by studio/build.ts.'); } };`;

/**
 * Leaves out of the bundle what the SDK's modules import and the app never reaches: the HTTP client that the app
 * replaces (axios and 45 other packages), and the resources within a call and a message (recordings, streams, ...).
 */
const sdkParts: Plugin = {
  name: 'sdk-parts',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^\.\/(RequestClient|call\/\w+|message\/\w+)$/ }, ({ importer, path }) =>
      /twilio\/lib\/(base\/BaseTwilio|rest\/api\/v2010\/account\/(call|message))\.js$/.test(
        importer.replaceAll('\\', '/'),
      )
        ? { path, namespace: 'sdk-parts' }
        : undefined,
    );
    pluginBuild.onLoad({ filter: /.*/, namespace: 'sdk-parts' }, () => ({ contents: ABSENT }));
  },
};

/** Bundles the stand-in for the Functions host, which runs as a process of its own. */
export async function buildTools(): Promise<void> {
  const { build } = await import('esbuild');
  await build({
    ...shared,
    entryPoints: { functionsHost: 'functions-host/main.ts' },
    outdir: 'dist/tools',
    packages: 'external',
  });
}

/** Bundles the phone page into sandbox/dist/page. */
export async function buildPage(): Promise<void> {
  await (await import('../sandbox/build.ts')).buildPage();
}
