import { ensureTools } from '../sandbox/start/builds.ts';
import { buildApp } from '../scripts/build.ts';

/** Builds what the tests run as processes of their own: the functions and the stand-in for their host. */
export async function setup(): Promise<void> {
  await Promise.all([buildApp(), ensureTools()]);
}
