import { connect } from 'node:net';
import { sandboxAddress } from '../../studio/index.ts';
import { LineError } from './lineError.ts';
import type { Values } from './lineSettings.ts';

/**
 * The values with the sandbox at the port that SANDBOX_PORT gave it. Says whom the command asks.
 * @throws LineError where the sandbox is meant and does not run
 */
export async function chooseTwilio(values: Values, print: (line: string) => void): Promise<Values> {
  const named = values.TWILIO_API_BASE_URL?.trim();
  if (!named) return values;
  const sandbox = addressOf(values);
  if (!sandbox) {
    print(`(Asking ${named} of TWILIO_API_BASE_URL, not Twilio.)`);
    return values;
  }
  const { url, isMoved } = sandbox;
  print(`(Asking the sandbox at ${url}${isMoved ? ', the port of SANDBOX_PORT' : ''}, not Twilio.)`);
  if (!(await listens(url))) throw new LineError(notRunning(url, isMoved));
  return { ...values, TWILIO_API_BASE_URL: url };
}

/** A port of 0 is whatever was free: the one of TWILIO_API_BASE_URL is all that is known. What is no URL is found later. */
function addressOf(values: Values): { url: string; isMoved: boolean } | undefined {
  const { TWILIO_API_BASE_URL: named = '', SANDBOX_PORT } = values;
  if (!URL.canParse(named.trim())) return undefined;
  try {
    const own = sandboxAddress({ TWILIO_API_BASE_URL: named });
    const sandbox = sandboxAddress({ TWILIO_API_BASE_URL: named, SANDBOX_PORT });
    if (!own || !sandbox) return undefined;
    const isMoved = sandbox.port !== 0 && sandbox.port !== own.port;
    return { url: isMoved ? sandbox.url : own.url, isMoved };
  } catch (error) {
    throw new LineError(error instanceof Error ? error.message : String(error));
  }
}

/** Asks for a connection and no more. */
function listens(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ''));
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

function notRunning(url: string, isMoved: boolean): string {
  const start = isMoved ? `SANDBOX_PORT=${new URL(url).port} npm start` : 'npm start';
  return [
    `The sandbox does not run at ${url}.`,
    `Start it in another terminal: ${start}`,
    'If it runs on another port, set SANDBOX_PORT to that. To ask Twilio itself, empty TWILIO_API_BASE_URL.',
  ].join('\n');
}
