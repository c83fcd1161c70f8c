import { buildApp, buildPage, buildTools, readCommandLine, runCommand } from '../studio/index.ts';

const USAGE = `Usage: npm run build

Builds the functions with phone-line.json, the stand-in for their host, and the phone page. docs/deploy.md says what is deployed.`;

/** npm run build: the functions into dist/, the stand-in for their host into dist/tools, the page into sandbox/dist/page. */
await runCommand(async () => {
  readCommandLine(process.argv.slice(2), USAGE, {});
  const started = performance.now();
  await Promise.all([buildApp(), buildTools(), buildPage()]);
  console.log(`Built dist/ in ${Math.round(performance.now() - started)} ms.`);
});
