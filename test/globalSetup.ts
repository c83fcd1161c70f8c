import { buildApp } from '../scripts/build.ts';
import { ensureTools } from '../studio/builds.ts';

/** Builds what the tests run as processes of their own: the functions and the stand-in for their host. */
export async function setup(): Promise<void> {
  await Promise.all([buildApp(), ensureTools()]);
}
