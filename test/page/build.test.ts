import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildPage } from '../../sandbox/build.ts';

/** Bytes that the page's code and styles may have in all. */
const MOST = 150_000;

let files: Map<string, string>;

beforeAll(async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'ahoy-build-'));
  await buildPage({ outDir });
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  files = new Map(
    await Promise.all(
      paths.map(async (path) => [path.slice(outDir.length + 1), await readFile(path, 'utf8')] as const),
    ),
  );
});

test('the page is small', () => {
  const bytes = [...files]
    .filter(([name]) => /\.(js|css)$/.test(name))
    .map(([, text]) => Buffer.byteLength(text));
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST);
});

test('what lays out the call flow is loaded apart from the rest', () => {
  expect([...files.keys()].filter((name) => name.startsWith('chunks/layout-'))).toHaveLength(1);
  expect(Buffer.byteLength(files.get('page.js') ?? '')).toBeLessThan(80_000);
});

test('nothing is loaded from another host, and nothing stands inline that the content policy forbids', () => {
  for (const [name, text] of files) {
    const hosts = (text.match(/(?:src|href|url|import)\s*[=(]\s*["']?https?:\/\/[^"')\s]+/g) ?? []).filter(
      (place) => !place.includes('www.w3.org'),
    );
    expect(hosts, name).toEqual([]);
  }
  const html = files.get('index.html') ?? '';
  expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*src=)|\son\w+=/);
});
