import { readFile } from 'node:fs/promises';
import { type Line, ManualClock, startLine } from '#testing';
import type { PhoneLine } from '../src/tooling.ts';

/**
 * Starts an example line on a ManualClock.
 * @param name the file's name without `.json`
 * @param at the time to begin with, in ISO 8601, which the line's opening hours go by; default Monday, 5 January 2026, 12:00 UTC
 */
export function startExample(name: string, at = '2026-01-05T12:00:00Z'): Promise<Line> {
  return startLine({ line: `examples/${name}.json`, clock: new ManualClock(Date.parse(at)) });
}

/** Reads an example line. */
export async function readExample(name: string): Promise<PhoneLine> {
  return JSON.parse(await readFile(new URL(`${name}.json`, import.meta.url), 'utf8')) as PhoneLine;
}
