import { fileURLToPath } from 'node:url';
import { type FunctionsHost, type SpawnOptions, spawnFunctionsHost } from '../../functions-host/index.ts';
import { ensureTools } from '../../studio/index.ts';

/** Runs one of the small apps of test/fixtures/functions-host in the real child process, on any free port. */
export async function runFixture(name: string, options: Partial<SpawnOptions> = {}): Promise<FunctionsHost> {
  const root = fileURLToPath(new URL(`../fixtures/functions-host/${name}`, import.meta.url));
  return spawnFunctionsHost({ root, port: 0, settings: {}, host: await ensureTools(), ...options });
}

/** How long vi.waitFor waits for a child's log lines: a second, its default, is short on a busy machine. */
export const patience = { timeout: 10_000 };
