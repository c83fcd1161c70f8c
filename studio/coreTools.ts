import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';

const binary = process.platform === 'win32' ? 'func.exe' : 'func';
const packageName = 'azure-functions-core-tools';

/**
 * The real Azure Functions Core Tools, if they are installed; only looks at files. The npm package's own `func` downloads
 * the tools when first run, so it counts only if that has happened already.
 */
export function findCoreTools(root: string, path = process.env.PATH ?? ''): string | undefined {
  const inPackage = join(root, 'node_modules', packageName, 'bin', binary);
  const candidates = [inPackage, ...path.split(delimiter).map((folder) => join(folder, binary))];
  for (const candidate of candidates) {
    const found = candidate.length > binary.length && realBinary(candidate);
    if (found) return found;
  }
  return undefined;
}

function realBinary(candidate: string): string | undefined {
  const file = executable(candidate);
  const folder = file && packageFolder(file);
  return folder ? executable(join(folder, 'bin', binary)) : file;
}

/** The npm package's folder, if the file lies in one. */
function packageFolder(file: string): string | undefined {
  const mark = `${sep}${packageName}${sep}`;
  const at = file.lastIndexOf(mark);
  return at < 0 ? undefined : file.slice(0, at + mark.length);
}

function executable(file: string): string | undefined {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile() ? realpathSync(file) : undefined;
  } catch {
    return undefined;
  }
}
