import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FunctionsHost, spawnFunctionsHost } from '../../functions-host/index.ts';
import { buildApp, ensureTools, root } from '../../studio/index.ts';
import { goodSettings } from '../support/functions.ts';
import { sign } from '../support/sign.ts';

const outDir = path.join(root, 'dist', `loading-test-${process.pid}`);
/** What takes long to load and is of no use to a webhook. */
const heavy =
  /node_modules\/(twilio\/lib\/(rest|base|jwt|twiml)|axios|libphonenumber-js|zod|dayjs|xmlbuilder)\b/;

let metafile: Metafile;
let host: FunctionsHost;

beforeAll(async () => {
  const { entry } = await buildApp({ line: 'test/fixtures/lines/classic.json', outDir });
  metafile = JSON.parse(await readFile(path.join(outDir, 'metafile.json'), 'utf8'));
  const eager = loadedWith('entry/main.js');
  // Whoever asks for one of these chunks now fails.
  const lazy = Object.keys(metafile.outputs).filter((output) => !eager.includes(output));
  await Promise.all(lazy.map((output) => rm(path.join(root, output))));
  const settings = { ...goodSettings };
  host = await spawnFunctionsHost({ root, entry, host: await ensureTools(), port: 0, settings });
}, 30_000);
afterAll(async () => {
  await host?.close();
  await rm(outDir, { recursive: true, force: true });
});

/** The output whose path ends so, and the outputs that it imports statically. */
function loadedWith(end: string): string[] {
  const found = Object.keys(metafile.outputs).filter((output) => output.endsWith(end));
  for (const output of found) {
    const imported = metafile.outputs[output]?.imports ?? [];
    for (const { path: file, kind, external } of imported) {
      if (kind === 'import-statement' && !external && !found.includes(file)) found.push(file);
    }
  }
  return found;
}

function sources(outputs: string[]): string[] {
  return outputs.flatMap((output) => Object.keys(metafile.outputs[output]?.inputs ?? {}));
}

function chunk(name: string): string {
  const found = Object.keys(metafile.outputs).find((output) => output.includes(`/chunks/${name}-`));
  return path.basename(found ?? `no chunk ${name}`);
}

describe('what is loaded', () => {
  test('at the start: every function, and nothing heavy', () => {
    const loaded = sources(loadedWith('entry/main.js'));
    expect(loaded).toEqual(expect.arrayContaining(['src/main.ts', 'src/functions/voiceTwiml.ts']));
    expect(loaded.filter((file) => heavy.test(file))).toEqual([]);
  });

  test('with the first request to Twilio: the SDK, but not its own HTTP client', () => {
    const loaded = sources(loadedWith(chunk('api')));
    expect(loaded.some((file) => file.includes('twilio/lib/base/BaseTwilio.js'))).toBe(true);
    const client = /node_modules\/(axios|qs|form-data|jsonwebtoken|https-proxy-agent)\//;
    expect(loaded.filter((file) => client.test(file))).toEqual([]);
  });

  test('nowhere: the validator', () => {
    expect(sources(Object.keys(metafile.outputs)).filter((file) => file.includes('/zod/'))).toEqual([]);
  });
});

describe('without the chunks that are loaded when needed', () => {
  const from = { CallSid: 'CA1', From: '+12025550143', To: '+15005550006', Body: 'hours', NumMedia: '0' };

  test.each([
    ['voiceTwiml', 200],
    ['gatherTwiml/start?verb=1', 200],
    ['dialTwiml/person?verb=0', 200],
    ['recordTwiml/voicemail?verb=1', 200],
    ['smsTwiml', 200],
    ['callStatus', 204],
    ['messageStatus', 204],
  ])('%s answers %i', async (route, status) => {
    expect((await post(route, from)).status).toBe(status);
  });

  test('makeCall does not, which shows that they are gone', async () => {
    const body = JSON.stringify({ to: '+12025550143' });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${host.url}/makeCall`, { method: 'POST', headers, body });
    expect(answer.status).toBe(500);
  });

  function post(route: string, params: Record<string, string>): Promise<Response> {
    const url = `${host.url}/${route}`;
    const headers = { 'x-twilio-signature': sign(goodSettings.TWILIO_AUTH_TOKEN ?? '', url, params) };
    return fetch(url, { method: 'POST', headers, body: new URLSearchParams(params) });
  }
});
