import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../studio/index.ts';

const [, sample = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
const file = join(root, 'dist', 'readme', 'sample.test.ts');
mkdirSync(join(root, 'dist', 'readme'), { recursive: true });
writeFileSync(file, sample);

test('the README shows a test of a line', () => {
  expect(sample).toContain("from '#testing'");
  expect(sample).toMatch(/^test\(/m);
});

// The sample is a test file as it stands: what it registers runs here, on the classic line.
await import(/* @vite-ignore */ file);
