import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Timing } from './calls/timing.ts';
import type { Clock } from './clock.ts';
import type { TwilioContext } from './context.ts';
import { createControlApi } from './control/app.ts';
import { answerControlError } from './control/errors.ts';
import { onlyFromHere } from './control/guard.ts';
import { phonePage } from './control/page.ts';
import { createContext } from './createContext.ts';
import { listen, stop } from './listen.ts';
import { newNumber } from './numbers.ts';
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
  timing?: Partial<Timing>;
}

export interface SandboxTwilio {
  /** e.g. http://127.0.0.1:7080 */
  origin: string;
  twilio: TwilioContext;
  /** Sets the webhooks of a number; one the account does not have yet is added. */
  configureNumber(number: LineNumber): void;
  close(): Promise<void>;
}

/**
 * Starts the sandbox's Twilio on 127.0.0.1: REST API, control routes, phone page. Rejects with the server's own error
 * (code EADDRINUSE for a port in use).
 */
export async function startTwilio(options: TwilioOptions): Promise<SandboxTwilio> {
  const twilio = createContext(options, options.timing);
  for (const number of options.numbers) configureNumber(twilio.store, options.clock, number);
  const app = new Hono();
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  let port = options.port;
  app.use(
    '*',
    onlyFromHere(() => port),
  );
  app.route('/', createRestApi(twilio, credentials(options)));
  app.route('/sandbox', createControlApi(twilio, options.info ?? (() => ({}))));
  app.route('/', phonePage());
  app.onError(answerControlError);
  port = await listen(server, options.port);
  twilio.origin = `http://127.0.0.1:${port}`;
  return {
    origin: twilio.origin,
    twilio,
    configureNumber: (number) => configureNumber(twilio.store, options.clock, number),
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
