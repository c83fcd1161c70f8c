import { buildApp, buildPage, buildTools } from '../studio/index.ts';

/** npm run build: builds the functions, the stand-in for their host, and the phone page into dist/. */
const started = performance.now();
try {
  await Promise.all([buildApp(), buildTools(), buildPage()]);
  console.log(`Built dist/ in ${Math.round(performance.now() - started)} ms.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
