import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { readPhoneLine } from '../checker/file.ts';
import { buildPage } from '../sandbox/page/build.ts';
import { sdkParts } from './sdkParts.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundled CommonJS packages call require(), which an ES module does not have. */
const requireBanner = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

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
  banner: { js: requireBanner },
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
  const phoneLine = readPhoneLine(path.resolve(root, line));
  const out = path.resolve(root, outDir);
  await Promise.all(
    ['entry', 'chunks'].map((folder) => rm(path.join(out, folder), { recursive: true, force: true })),
  );
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

/** Bundles the stand-in for the Functions host, which runs as a process of its own. */
export async function buildTools(): Promise<void> {
  await build({
    ...shared,
    entryPoints: { functionsHost: 'functions-host/main.ts' },
    outdir: 'dist/tools',
    packages: 'external',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  try {
    await Promise.all([buildApp(), buildTools(), buildPage()]);
    console.log(`Built dist/ in ${Math.round(performance.now() - started)} ms.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
