import { buildApp, buildPage, buildTools, readArguments, runCommand } from '../studio/index.ts';

const BUILD = {
  call: 'npm run build',
  about: 'Builds the functions, the stand-in for their host, and the phone page into dist/.',
  options: [],
  docs: 'README.md',
};
const args = process.argv.slice(2);

process.exitCode = await runCommand(BUILD, args, async () => {
  readArguments({ args });
  const started = performance.now();
  await Promise.all([buildApp(), buildTools(), buildPage()]);
  console.log(`Built dist/ in ${Math.round(performance.now() - started)} ms.`);
  return 0;
});
