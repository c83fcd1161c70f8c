import { fork, spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../../../studio/index.ts';
import { firstMessage, stop } from '../host.ts';
import { interleaved, type Measure } from './measure.ts';

/** What a developer waits for: the build, and the sandbox until a first call is answered. */
export const development: Measure = async ({ quick }) => {
  const samples = await interleaved(quick ? 1 : 5, { build, firstCall });
  return [
    { name: 'npm run build', unit: 's', samples: { ours: samples.build }, limit: 3 },
    {
      name: 'npm start to the first call answered',
      unit: 's',
      samples: { ours: samples.firstCall },
      limit: 3,
    },
  ];
};

const script = (...names: string[]) => path.join(root, 'scripts', ...names);

async function build(): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', script('build.ts')], {
    cwd: root,
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error('The build failed: npm run build says why.');
  return (performance.now() - started) / 1000;
}

async function firstCall(): Promise<number> {
  const started = performance.now();
  const child = fork(script('bench', 'fixtures', 'firstCall.ts'), {
    cwd: root,
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await firstMessage(child);
  const seconds = (performance.now() - started) / 1000;
  await stop(child);
  return seconds;
}
