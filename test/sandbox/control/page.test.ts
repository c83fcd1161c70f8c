import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { phonePage } from '../../../sandbox/src/control/page.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'phone-page-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'app.js'), 'export {};');
  writeFileSync(join(folder, 'app.css'), 'body {}');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['/', 'text/html'],
  ['/index.html', 'text/html'],
  ['/app.js', 'text/javascript'],
  ['/app.css', 'text/css'],
  ['/icon.svg', 'image/svg+xml'],
])('%s is %s, under a strict policy', async (path, type) => {
  const response = await phonePage(folder).request(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain(type);
  expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test.each(['/none.js', '/../page.test.ts', '/%2e%2e/package.json'])('%s is not there', async (path) => {
  expect((await phonePage(folder).request(path)).status).toBe(404);
});

test('without a build the page says what to run', async () => {
  const response = await phonePage(join(folder, 'none')).request('/');
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('npm run build');
});
