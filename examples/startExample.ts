import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Line, ManualClock, startLine } from '#testing';
import type { PhoneLine } from '../src/tooling.ts';

const ALL_DAY = ['00:00-24:00'];
const OPEN = {
  mon: ALL_DAY,
  tue: ALL_DAY,
  wed: ALL_DAY,
  thu: ALL_DAY,
  fri: ALL_DAY,
  sat: ALL_DAY,
  sun: ALL_DAY,
};

/**
 * Starts an example line on a ManualClock.
 * @param name the file's name without `.json`
 * @param options `hours`: makes the line open, or closed, at all times
 */
export async function startExample(
  name: string,
  { hours }: { hours?: 'open' | 'closed' } = {},
): Promise<Line> {
  const line = await readExample(name);
  if (line.voice.hours && hours) {
    line.voice.hours.open = hours === 'open' ? OPEN : {};
    line.voice.hours.holidays = [];
  }
  const file = join(await mkdtemp(join(tmpdir(), 'phone-line-')), 'phone-line.json');
  await writeFile(file, JSON.stringify(line));
  return startLine({ line: file, clock: new ManualClock() });
}

/** Reads an example line. */
export async function readExample(name: string): Promise<PhoneLine> {
  return JSON.parse(await readFile(new URL(`${name}.json`, import.meta.url), 'utf8')) as PhoneLine;
}
