import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findCoreTools } from '../../studio/functions.ts';
import { temporaryFolder } from './temporaryFolder.ts';

async function program(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '#!/bin/sh\n');
  await chmod(file, 0o755);
  return file;
}

test('nothing installed', async () => {
  const root = await temporaryFolder();
  expect(findCoreTools(root, join(root, 'bin'))).toBeUndefined();
  expect(findCoreTools(root, '')).toBeUndefined();
});

test('on the PATH', async () => {
  const root = await temporaryFolder();
  const func = await program(join(root, 'bin', 'func'));
  expect(findCoreTools(root, ['/nowhere', join(root, 'bin')].join(delimiter))).toBe(func);
});

test('in node_modules, once the binary has been downloaded', async () => {
  const root = await temporaryFolder();
  const tools = join(root, 'node_modules', 'azure-functions-core-tools');
  const script = await program(join(tools, 'lib', 'main.js'));
  await mkdir(join(root, 'node_modules', '.bin'), { recursive: true });
  await symlink(script, join(root, 'node_modules', '.bin', 'func'));
  const path = join(root, 'node_modules', '.bin');
  expect(findCoreTools(root, path)).toBeUndefined();
  const func = await program(join(tools, 'bin', 'func'));
  expect(findCoreTools(root, path)).toBe(func);
  expect(findCoreTools(root, '')).toBe(func);
});

test('a file that cannot be run does not count', async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, 'bin', 'func'), { recursive: true });
  expect(findCoreTools(root, join(root, 'bin'))).toBeUndefined();
});
