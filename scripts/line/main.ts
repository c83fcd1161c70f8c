// npm run line: sets up and checks the Twilio number of the line. See docs/line-command.md.
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  settingsFile: fileURLToPath(new URL('../../local.settings.json', import.meta.url)),
  print: (line) => console.log(line),
  printError: (line) => console.error(line),
});
