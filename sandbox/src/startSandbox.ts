import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { AppView } from './appView.ts';
import type { Timing } from './calls/timing.ts';
import { type Clock, RealClock } from './clock.ts';
import type { TwilioContext } from './context.ts';
import { createControlApi } from './control/controlApi.ts';
import { answerControlError } from './control/controlError.ts';
import { onlyFromHere } from './control/guard.ts';
import { phonePage } from './control/page.ts';
import { createContext } from './createContext.ts';
import { listen, stop } from './listen.ts';
import { configureNumber, type NumberWebhooks } from './numbers.ts';
import type { Credential } from './rest/credentials.ts';
import { createRestApi } from './rest/restApi.ts';
import { Watcher } from './virtualPhone/watcher.ts';
import { VirtualPhone } from './virtualPhone.ts';
import { Tunnels } from './webhooks/tunnels.ts';

/** All may be left out. */
export interface SandboxOptions extends NumberWebhooks {
  /** The account's number, E.164; default +15005550006. More are added by `configure`. */
  number?: string;
  /** `AC` and 32 hexadecimal digits; default zeros. */
  accountSid?: string;
  /** Signs the webhooks, and is the REST API's password; default `sandbox-auth-token-not-a-secret`. */
  authToken?: string;
  /** An API key that the REST API takes in place of the token. It wants its secret. */
  apiKey?: string;
  apiSecret?: string;
  /** Default 0: any free one. */
  port?: number;
  /** Of calls and messages; a ManualClock makes a test of a long flow take milliseconds. Default the real one. */
  clock?: Clock;
  /** What the page shows of the app. Asked each time the page asks. */
  app?: () => AppView;
  /** How long things take on a call that Twilio's own rules leave open. */
  timing?: Partial<Timing>;
}

/** A sandbox that runs: Twilio's REST API, control routes and the phone page on 127.0.0.1. */
export interface Sandbox {
  /** Such as http://127.0.0.1:7080: base URL of the REST API, and where the phone page is. */
  readonly origin: string;
  /** The account's number. */
  readonly number: string;
  readonly clock: Clock;
  /** The account itself: its calls, messages and exchanges are in `twilio.store`. */
  readonly twilio: TwilioContext;
  /** Sets the webhooks given, of the account's number or of another; one that the account does not have is added. */
  configure(webhooks: NumberWebhooks & { number?: string }): void;
  /** Requests for `publicUrl` and what is below it are sent to `origin` on this machine, signed for `publicUrl`. */
  tunnel(publicUrl: string, origin: string): void;
  /** Tells the page that what `app` answers is new. */
  appChanged(): void;
  /** A phone with this number (E.164) that a test holds. */
  phone(number: string): VirtualPhone;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const DEFAULT_NUMBER = '+15005550006';
const DEFAULT_ACCOUNT_SID = `AC${'0'.repeat(32)}`;
export const DEFAULT_AUTH_TOKEN = 'sandbox-auth-token-not-a-secret';

/**
 * Starts Twilio on this machine, for one account with one number.
 * @throws the server's own error, such as EADDRINUSE where the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const server = createServer();
  // It listens first: what is built below is told where it answers.
  const port = await listen(server, options.port ?? 0);
  const tunnels = new Tunnels();
  const twilio = createContext(accountOf(options, port), options.timing, tunnels);
  server.on('request', getRequestListener(routesOf(twilio, port, options).fetch));
  return runningSandbox(twilio, tunnels, options, () => stop(server));
}

function accountOf({ accountSid, authToken, clock }: SandboxOptions, port: number) {
  return {
    origin: `http://127.0.0.1:${port}`,
    accountSid: accountSid ?? DEFAULT_ACCOUNT_SID,
    authToken: authToken ?? DEFAULT_AUTH_TOKEN,
    clock: clock ?? new RealClock(),
  };
}

function routesOf(twilio: TwilioContext, port: number, options: SandboxOptions): Hono {
  const routes = new Hono();
  routes.use('*', onlyFromHere(port));
  routes.route('/', createRestApi(twilio, credentialsOf(twilio, options)));
  routes.route('/sandbox', createControlApi(twilio, options.app ?? (() => ({}))));
  routes.route('/', phonePage());
  routes.onError(answerControlError);
  return routes;
}

function credentialsOf(
  { accountSid, authToken }: TwilioContext,
  { apiKey, apiSecret }: SandboxOptions,
): Credential[] {
  const account = { user: accountSid, password: authToken };
  return apiKey && apiSecret ? [account, { user: apiKey, password: apiSecret }] : [account];
}

function runningSandbox(
  twilio: TwilioContext,
  tunnels: Tunnels,
  options: SandboxOptions,
  close: () => Promise<void>,
): Sandbox {
  const { origin, clock, store } = twilio;
  const { number = DEFAULT_NUMBER } = options;
  const watcher = new Watcher(twilio);
  const configure: Sandbox['configure'] = ({ number: one = number, ...webhooks }) =>
    configureNumber(store, one, webhooks, clock.now());
  configure(options);
  return {
    ...{ origin, number, clock, twilio, configure, close },
    tunnel: (publicUrl, here) => tunnels.open(publicUrl, here),
    appChanged: () => store.appChanged(),
    phone: (own) => new VirtualPhone(watcher, own, number),
    [Symbol.asyncDispose]: close,
  };
}
