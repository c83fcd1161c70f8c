import { execFile, execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readArguments, root, runCommand } from '../studio/index.ts';

/**
 * npm run test:lines [-- WORD]: puts lines of all kinds in the place of phone-line.json, in a copy of the project, and runs
 * what its user runs. WORD chooses the lines whose names hold it.
 */
interface Ran {
  ok: boolean;
  output: string;
}

interface Trial {
  name: string;
  /** The file's text. */
  text: string;
  /** What phone-line.test.ts, as shipped, makes of it. */
  fits: boolean;
}

const LINE = 'phone-line.json';
const TEST = 'phone-line.test.ts';
const PLAIN_WORDS = [
  'phone-line.test.ts is your own test of your own line, and ',
  'the line says ',
  'change what it expects, or delete it. It is yours,',
];
const KOREAN = {
  voice: {
    language: 'ko-KR',
    voice: 'Polly.Seoyeon-Neural',
    documents: {
      start: [
        { say: '안녕하세요. 한강 서점입니다.' },
        {
          gather: {
            prompt: [{ say: '메시지를 남기려면 1번을 누르세요.' }],
            numDigits: 1,
            on: { '1': 'memo' },
          },
        },
        { hangup: true },
      ],
      memo: [{ say: '삐 소리 후 말씀해 주세요.' }, { record: { maxLength: 60 } }],
    },
  },
};

const failures: string[] = [];
let passed = 0;

async function main(word = ''): Promise<number> {
  const project = await copyOfTheProject();
  try {
    for (const trial of (await trials()).filter(({ name }) => name.includes(word)))
      await tryLine(project, trial);
    if ('npm test'.includes(word)) await tryEverything(project);
  } finally {
    await rm(project, { recursive: true, force: true });
  }
  for (const failure of failures) console.log(`\n${failure}`);
  const failed = failures.length > 0 ? `${failures.length} failed | ` : '';
  console.log(`\n      Tests  ${failed}${passed} passed (${failures.length + passed})`);
  return failures.length > 0 ? 1 : 0;
}

async function trials(): Promise<Trial[]> {
  const examples = (await readdir(path.join(root, 'examples'))).filter((name) => name.endsWith('.json'));
  const read = (file: string) => readFile(path.join(root, file), 'utf8');
  const classic = await read('test/fixtures/lines/classic.json');
  const asShipped = (name: string, text: string) => ({ name, text, fits: true });
  const changed = (name: string, line: unknown) => ({
    name,
    text: JSON.stringify(line, null, 2),
    fits: false,
  });
  return [
    ...(await Promise.all(
      examples.map(async (name) => ({ name, text: await read(`examples/${name}`), fits: false })),
    )),
    changed('one document', { voice: { documents: { start: [{ say: 'Hello.' }] } } }),
    changed('60 documents', { voice: { documents: chainOf(60) } }),
    changed('Korean only, no texts', KOREAN),
    asShipped('with a byte order mark', `\uFEFF${classic}`),
    asShipped('with tabs', JSON.stringify(JSON.parse(classic), null, '\t')),
    asShipped('all on one line', JSON.stringify(JSON.parse(classic))),
  ];
}

/** So many documents, each of which leads to the next. */
function chainOf(count: number): Record<string, unknown[]> {
  const names = Array.from({ length: count }, (_, at) => (at === 0 ? 'start' : `step${at}`));
  const documents = names.map((name, at) => {
    const next = names[at + 1];
    const say = { say: `This is ${name}.` };
    return [name, next ? [say, { redirect: next }] : [say, { hangup: true }]];
  });
  return Object.fromEntries(documents);
}

/** What is in the repository, with the packages that are installed; caches stay out. */
async function copyOfTheProject(): Promise<string> {
  const project = await mkdtemp(path.join(tmpdir(), 'ahoy-lines-'));
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  const files = list.toString().split('\0').filter(Boolean);
  for (const file of files) await cp(path.join(root, file), path.join(project, file)).catch(ignoreDeleted);
  await mkdir(path.join(project, 'node_modules'));
  for (const name of await readdir(path.join(root, 'node_modules'))) {
    if (name === '.cache' || name.startsWith('.vite')) continue;
    const target =
      name === 'ahoy-sandbox' ? path.join(project, 'sandbox') : path.join(root, 'node_modules', name);
    await symlink(target, path.join(project, 'node_modules', name));
  }
  return project;
}

function ignoreDeleted(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

async function tryLine(project: string, { name, text, fits }: Trial): Promise<void> {
  await writeFile(path.join(project, LINE), text);
  const npm = (script: string) => run(project, script);
  // Two at a time: these pairs write to different places.
  const [check, build] = await Promise.all([npm('check'), npm('build')]);
  const [zip, yours] = await Promise.all([npm('package'), npm('test:yours')]);
  expectOf(`${name}: npm run check`, check, isOk);
  expectOf(`${name}: npm run build`, build, isOk);
  expectOf(`${name}: npm run package`, zip, isOk);
  expectOf(`${name}: npm run test:yours`, yours, fits ? isOk : failsInPlainWords);
}

/** The whole of npm test, on the strangest line: only the user's own test may fail, and none once that is deleted. */
async function tryEverything(project: string): Promise<void> {
  await writeFile(path.join(project, LINE), `\uFEFF${JSON.stringify(KOREAN, null, '\t')}`);
  expectOf('Korean, byte order mark, tabs: npm test', await run(project, 'test'), onlyTheirsFails);
  await rename(path.join(project, TEST), path.join(project, 'deleted.txt'));
  expectOf('without a test of their own: npm run test:yours', await run(project, 'test:yours'), isOk);
  await rename(path.join(project, 'deleted.txt'), path.join(project, TEST));
}

function isOk({ ok }: Ran): boolean {
  return ok;
}

function failsInPlainWords({ ok, output }: Ran): boolean {
  const end = output.split('\n').slice(-30).join('\n');
  return !ok && PLAIN_WORDS.every((words) => end.includes(words));
}

function onlyTheirsFails(ran: Ran): boolean {
  const [ofTheProject] = ran.output.match(/^ *Tests +\d.*$/m) ?? [];
  return failsInPlainWords(ran) && ofTheProject !== undefined && !ofTheProject.includes('failed');
}

function expectOf(name: string, ran: Ran, holds: (ran: Ran) => boolean): void {
  const good = holds(ran);
  console.log(`${good ? 'ok    ' : 'FAILED'} ${name}`);
  if (good) passed++;
  else failures.push(`${name} did not go as it should:\n${ran.output}`);
}

/** Runs a script as its user does, on nobody's settings but the project's own. */
function run(cwd: string, script: string): Promise<Ran> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', PHONE_LINE: '' };
  return new Promise((resolve) => {
    execFile('npm', ['run', script], { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) => {
      resolve({ ok: error === null, output: `${err}\n${out}` });
    });
  });
}

const LINES = {
  call: 'npm run test:lines',
  about:
    'Runs all that a user runs, with lines of every kind in the place of phone-line.json. It takes minutes.',
  options: ['WORD                  only the lines whose names hold WORD'],
  docs: 'README.md',
};
const args = process.argv.slice(2);
process.exitCode = await runCommand(LINES, args, () =>
  main(readArguments({ args, allowPositionals: true }).positionals[0]),
);
