import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The fields of host.json that the stand-in uses. */
export interface HostJson {
  /** What every route begins with, such as `api`, without slashes at its ends; '' for none. */
  routePrefix: string;
  customHeaders: Record<string, string>;
  /** How long a function may run, in ms; undefined for no limit. */
  functionTimeout: number | undefined;
}

const DEFAULT_TIMEOUT_MS = 30 * 60_000;

/**
 * Reads the host.json of an app.
 * @param root the app's folder
 * @throws Error that names the file, and the field at fault, where it is missing, no JSON, or not version 2.0
 */
export async function readHostJson(root: string): Promise<HostJson> {
  const file = join(root, 'host.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} is missing: a function app needs one with "version": "2.0".`);
  });
  const json = parse(text, file);
  if (json.version !== '2.0') throw new Error(`${file}: "version" must be "2.0".`);
  const http = object(object(json.extensions).http);
  return {
    routePrefix: String(http.routePrefix ?? 'api').replace(/^\/+|\/+$/g, ''),
    customHeaders: strings(object(http.customHeaders)),
    functionTimeout: readTimeout(json.functionTimeout, file),
  };
}

function parse(text: string, file: string): Record<string, unknown> {
  try {
    return object(JSON.parse(text));
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** Reads `hh:mm:ss` or `d.hh:mm:ss` as ms; -1 stands for no limit. */
function readTimeout(value: unknown, file: string): number | undefined {
  if (value === undefined) return DEFAULT_TIMEOUT_MS;
  if (value === '-1' || value === -1) return undefined;
  const parts = /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})$/.exec(String(value));
  if (!parts) throw new Error(`${file}: "functionTimeout" must look like "00:01:00".`);
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function strings(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
