import { readPort } from '../functions-host/index.ts';

/** Settings by name, as they were given. */
interface Values {
  [name: string]: string | undefined;
}

export interface SandboxAddress {
  /** What TWILIO_API_BASE_URL says, with the port of SANDBOX_PORT where that is set. */
  url: string;
  port: number;
  /** What a person should know of how the address came about. */
  notes: string[];
}

const STANDARD_PORT = 7080;

/**
 * Where the sandbox is, if TWILIO_API_BASE_URL means it: names this machine, or is no URL at all, since nothing may then
 * go to the real Twilio. SANDBOX_PORT goes before its port.
 * @throws Error if SANDBOX_PORT is no port
 * @example sandboxAddress({ TWILIO_API_BASE_URL: 'http://127.0.0.1:7080', SANDBOX_PORT: '9000' })?.port // 9000
 */
export function sandboxAddress({
  TWILIO_API_BASE_URL = '',
  SANDBOX_PORT,
}: Values): SandboxAddress | undefined {
  const text = TWILIO_API_BASE_URL.trim();
  if (text === '') return undefined;
  const url = webUrl(text);
  if (url && !isThisMachine(url)) return undefined;
  const named = portOf(url);
  const port = SANDBOX_PORT?.trim() ? readPort(SANDBOX_PORT, 'SANDBOX_PORT') : named;
  const notes = url
    ? moved(port, named)
    : [`TWILIO_API_BASE_URL is no URL, so the sandbox is used, on port ${port}.`];
  return { url: withPort(url, port), port, notes };
}

function webUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** 127.0.0.1 and its like, localhost, ::1. */
function isThisMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function portOf(url: URL | undefined): number {
  return url && url.port !== '' ? Number(url.port) : STANDARD_PORT;
}

function withPort(url = new URL('http://127.0.0.1'), port: number): string {
  return `${url.protocol}//${url.hostname}:${port}`;
}

function moved(port: number, named: number): string[] {
  if (port === named) return [];
  const used = port === 0 ? 'any free port, since SANDBOX_PORT is 0' : `port ${port} of SANDBOX_PORT`;
  return [`The sandbox uses ${used}, not port ${named} of TWILIO_API_BASE_URL.`];
}
