import { buildApp, ensureTools } from '../studio/index.ts';

/** The line that the project's own tests run on; phone-line.json is its user's. */
export const CLASSIC_LINE = 'test/fixtures/lines/classic.json';

/** Builds what the tests run as processes of their own: the functions (dist/test) and the stand-in for their host. */
export async function setup(): Promise<void> {
  await Promise.all([buildApp({ line: CLASSIC_LINE, outDir: 'dist/test' }), ensureTools()]);
}
