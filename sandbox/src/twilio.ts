import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { assembleParts } from './assemble.ts';
import type { Pace } from './calls/pace.ts';
import type { Clock } from './clock.ts';
import { createControlApi } from './control/app.ts';
import { answerControlError } from './control/errors.ts';
import { onlyFromHere } from './control/guard.ts';
import { phonePage } from './control/page.ts';
import { listen, stop } from './listen.ts';
import { newNumber } from './numbers.ts';
import type { Parts } from './parts.ts';
import { createRestApi } from './rest/app.ts';
import type { Store } from './store.ts';

/** A number of the account and where Twilio asks what to do. URLs may be set later with configureNumber. */
export interface LineNumber {
  phoneNumber: string;
  voiceUrl?: string;
  smsUrl?: string;
  statusCallback?: string;
}

export interface TwilioOptions {
  /** 0 for any free port. */
  port: number;
  clock: Clock;
  accountSid: string;
  authToken: string;
  apiKeys?: { sid: string; secret: string }[];
  numbers: LineNumber[];
  /** Added to GET /sandbox/config, for the phone page: where the functions are, settings at a glance. */
  info?: () => unknown;
  /** How long things take on a call that Twilio's own rules leave open. */
  pace?: Partial<Pace>;
}

export interface SandboxTwilio {
  /** e.g. http://127.0.0.1:7080 */
  origin: string;
  parts: Parts;
  /** Sets the webhooks of a number; one the account does not have yet is added. */
  configureNumber(number: LineNumber): void;
  close(): Promise<void>;
}

/**
 * Starts the sandbox's Twilio on 127.0.0.1: REST API, control routes, phone page. Rejects with the server's own error
 * (code EADDRINUSE for a port in use).
 */
export async function startTwilio(options: TwilioOptions): Promise<SandboxTwilio> {
  const parts = assembleParts(options, options.pace);
  for (const number of options.numbers) configureNumber(parts.store, options.clock, number);
  const app = new Hono();
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  let port = options.port;
  app.use(
    '*',
    onlyFromHere(() => port),
  );
  app.route('/', createRestApi(parts, credentials(options)));
  app.route('/sandbox', createControlApi(parts, options.info ?? (() => ({}))));
  app.route('/', phonePage());
  app.onError(answerControlError);
  port = await listen(server, options.port);
  parts.origin = `http://127.0.0.1:${port}`;
  return {
    origin: parts.origin,
    parts,
    configureNumber: (number) => configureNumber(parts.store, options.clock, number),
    close: () => stop(server),
  };
}

function credentials({ accountSid, authToken, apiKeys = [] }: TwilioOptions) {
  return [
    { user: accountSid, password: authToken },
    ...apiKeys.map(({ sid, secret }) => ({ user: sid, password: secret })),
  ];
}

function configureNumber(store: Store, clock: Clock, line: LineNumber): void {
  const number = store.numberFor(line.phoneNumber) ?? newNumber(line.phoneNumber, clock.now());
  number.voiceUrl = line.voiceUrl ?? number.voiceUrl;
  number.smsUrl = line.smsUrl ?? number.smsUrl;
  number.statusCallback = line.statusCallback ?? number.statusCallback;
  store.numbers.set(number.sid, number);
}
