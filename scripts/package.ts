import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Zippable, zipSync } from 'fflate';
import { type AppBuild, buildApp, readArguments, root, runCommand } from '../studio/index.ts';
import { licencesOf } from './licences.ts';

/** What is deployed is the bundle alone: the functions need no node_modules. */
const BUNDLE_FOLDERS = ['entry', 'chunks'];

/** One fixed time for every file, so that the same sources make the same bytes. */
const mtime = new Date('2026-01-01T00:00:00Z');

/**
 * Builds a phone line (default phone-line.json) into `outDir` (default dist/) and zips what Azure needs, and nothing else.
 * Returns the zip's path and size in bytes.
 */
export async function packageApp({ line, outDir = 'dist' }: AppBuild = {}): Promise<{
  file: string;
  bytes: number;
}> {
  const out = path.resolve(root, outDir);
  await buildApp({ ...(line && { line }), outDir: out });
  const zip = zipSync(contents(out), { level: 9, mtime });
  const file = path.join(out, 'function-app.zip');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, zip);
  return { file, bytes: zip.length };
}

function contents(out: string): Zippable {
  const files = BUNDLE_FOLDERS.filter((folder) => existsSync(path.join(out, folder))).flatMap((folder) =>
    readdirSync(path.join(out, folder)).map((name) => `${folder}/${name}`),
  );
  return {
    'host.json': readFileSync(path.join(root, 'host.json')),
    'package.json': Buffer.from(`${JSON.stringify(deployedManifest(), null, 2)}\n`),
    LICENSE: readFileSync(path.join(root, 'LICENSE')),
    'THIRD-PARTY-LICENCES.txt': Buffer.from(licencesOf(path.join(out, 'metafile.json'))),
    // `main` of package.json names dist/, whatever folder was built into.
    ...Object.fromEntries(files.map((file) => [`dist/${file}`, readFileSync(path.join(out, file))])),
  };
}

/** The worker reads `type` and `main`; dependencies are left out, so that no remote build installs any. */
function deployedManifest(): Record<string, unknown> {
  const { name, version, license, type, main } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  return { name, version, private: true, license, type, main };
}

const PACKAGE = {
  call: 'npm run package',
  about: 'Builds phone-line.json with the functions and zips what Azure needs: dist/function-app.zip.',
  options: [],
  docs: 'docs/deploy.md',
};

async function main(args: string[]): Promise<number> {
  readArguments({ args });
  const { file, bytes } = await packageApp();
  console.log(`Packaged ${path.relative(process.cwd(), file)}: ${Math.round(bytes / 1024)} kB.`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  process.exitCode = await runCommand(PACKAGE, args, () => main(args));
}
