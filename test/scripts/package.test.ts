import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FunctionsHost, spawnFunctionsHost } from '../../functions-host/index.ts';
import { packageApp } from '../../scripts/package.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import { goodSettings } from '../support/functions.ts';

const line = 'test/fixtures/lines/classic.json';
const folder = mkdtempSync(path.join(tmpdir(), 'ahoy-package-'));
const unpacked = path.join(folder, 'unpacked');
let files: Record<string, Uint8Array>;
let host: FunctionsHost;
let twilio: FakeTwilio;

beforeAll(async () => {
  const { file } = await packageApp({ line, outDir: path.join(folder, 'built') });
  files = unzipSync(readFileSync(file));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(unpacked, name)), { recursive: true });
    writeFileSync(path.join(unpacked, name), bytes);
  }
  twilio = await startFakeTwilio();
  const settings = { ...goodSettings, TWILIO_API_BASE_URL: twilio.url };
  host = await spawnFunctionsHost({ root: unpacked, port: 0, settings });
});
afterAll(async () => {
  await host.close();
  await twilio.close();
  rmSync(folder, { recursive: true });
});

test('the package holds the bundle, what names it, and licences', () => {
  const names = Object.keys(files).map((name) => name.replace(/^dist\/chunks\/.*/, 'dist/chunks/*'));
  expect([...new Set(names)].sort()).toEqual([
    'LICENSE',
    'THIRD-PARTY-LICENCES.txt',
    'dist/chunks/*',
    'dist/entry/main.js',
    'host.json',
    'package.json',
  ]);
  expect(Buffer.from(files['THIRD-PARTY-LICENCES.txt'] ?? []).toString()).toMatch(
    /twilio .*\(MIT\)[\s\S]*Permission/,
  );
});

test('it runs where there is no node_modules', async () => {
  expect(host.loadError).toBeUndefined();
  expect(host.functions).toHaveLength(11);
  expect((await fetch(`${host.url}/health`)).status).toBe(200);
});

test('so does what is loaded when it is first needed', async () => {
  expect((await fetch(`${host.url}/makeCall`)).status).toBe(201);
  expect(twilio.asked).toHaveLength(1);
});

test('it asks for no installation', () => {
  expect(JSON.parse(Buffer.from(files['package.json'] ?? []).toString())).not.toHaveProperty('dependencies');
});

test('the same sources make the same bytes', async () => {
  const again = unzipSync(
    readFileSync((await packageApp({ line, outDir: path.join(folder, 'built') })).file),
  );
  const differing = Object.keys({ ...files, ...again }).filter(
    (name) => !Buffer.from(files[name] ?? []).equals(again[name] ?? new Uint8Array()),
  );
  expect(differing).toEqual([]);
}, 60_000);
