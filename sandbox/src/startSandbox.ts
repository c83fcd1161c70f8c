// For whoever compiles against the package with an older library: Symbol.asyncDispose.
/// <reference lib="esnext.disposable" preserve="true" />
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { AppView } from './appView.ts';
import type { Timing } from './calls/timing.ts';
import { type Clock, ManualClock, RealClock } from './clock.ts';
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
import { followClock, SwitchableClock } from './switchableClock.ts';
import { Watcher } from './virtualPhone/watcher.ts';
import { VirtualPhone } from './virtualPhone.ts';
import { Tunnels } from './webhooks/tunnels.ts';

/** What a sandbox is started with. Every option may be left out. */
export interface SandboxOptions extends NumberWebhooks {
  /** The account's number, E.164; default +15005550006. More are added by `configure`. */
  number?: string;
  /** `AC` and 32 hexadecimal digits; default `AC` and 32 zeros. */
  accountSid?: string;
  /** Signs the webhooks, and is the password of the REST API; default `sandbox-auth-token-not-a-secret`. */
  authToken?: string;
  /** The SID of an API key, which the REST API takes as well as the token: `SK` and 32 hexadecimal digits. */
  apiKey?: string;
  /** The secret of the API key. Without it the API key is not accepted. */
  apiSecret?: string;
  /** A port of 127.0.0.1; default 0, which takes any free one. */
  port?: number;
  /**
   * The clock of calls and messages. On a ManualClock, a test of a long call takes milliseconds. Default a RealClock, which
   * POST /sandbox/clock may replace by a manual one.
   */
  clock?: Clock;
  /** Called with the time of a manual clock (ms since the epoch), at once and as it moves, and with undefined in real time. */
  onClock?: (now: number | undefined) => void;
  /** Why the clock may not be set by POST /sandbox/clock now, as a sentence for its answer; undefined where it may. */
  clockStays?: () => string | undefined;
  /** Returns what the page shows of the app. Called each time the page loads it. */
  app?: () => AppView;
  /** Durations that Twilio's own rules leave open. */
  timing?: Partial<Timing>;
}

/** A running sandbox: Twilio's REST API, the control routes and the phone page on 127.0.0.1. */
export interface Sandbox {
  /** The address of the phone page and the base URL of the REST API, such as http://127.0.0.1:7080. */
  readonly origin: string;
  /** The account's number, E.164. */
  readonly number: string;
  readonly clock: Clock;
  /** The account. `twilio.store` holds its calls, messages and exchanges. */
  readonly twilio: TwilioContext;
  /** Sets the webhooks given, for `number` (E.164; default the account's number). A number that is new is added. */
  configure(webhooks: NumberWebhooks & { number?: string }): void;
  /**
   * Sends requests for `publicUrl`, and for all URLs below it, to `origin` on this machine. They are signed for
   * `publicUrl`. Both are absolute URLs.
   */
  tunnel(publicUrl: string, origin: string): void;
  /** Tells the page to load again what `app` returns. */
  appChanged(): void;
  /** Returns a phone with this number (E.164, or `anonymous` and the like), for a test to call and text with. */
  phone(number: string): VirtualPhone;
  /** Ends the sandbox. Calls that are still going on are dropped. */
  close(): Promise<void>;
  /** The same, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

const DEFAULT_NUMBER = '+15005550006';
const DEFAULT_ACCOUNT_SID = `AC${'0'.repeat(32)}`;
export const DEFAULT_AUTH_TOKEN = 'sandbox-auth-token-not-a-secret';

/**
 * Starts a sandbox: Twilio on this machine, for one account with one number.
 * @returns the running sandbox; end it with `close()` or `await using`
 * @throws the server's own error, such as EADDRINUSE where the port is taken
 * @example
 * await using sandbox = await startSandbox({ voiceUrl: 'http://127.0.0.1:3000/voice', clock: new ManualClock() });
 * const call = await sandbox.phone('+12025550143').call();
 * await call.hears('Press 1 for support');
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const server = createServer();
  // It listens first: what is built below is told where it answers.
  const port = await listen(server, options.port ?? 0);
  const tunnels = new Tunnels();
  const twilio = createContext(accountOf(options, port), options.timing, tunnels);
  server.on('request', getRequestListener(routesOf(twilio, port, options).fetch));
  const unfollow = followClock(twilio.clock, options.onClock ?? (() => undefined));
  return runningSandbox(twilio, tunnels, options, () => {
    unfollow();
    return stop(server);
  });
}

function accountOf({ accountSid, authToken, clock }: SandboxOptions, port: number) {
  return {
    origin: `http://127.0.0.1:${port}`,
    accountSid: accountSid ?? DEFAULT_ACCOUNT_SID,
    authToken: authToken ?? DEFAULT_AUTH_TOKEN,
    clock: clock instanceof ManualClock ? clock : new SwitchableClock(clock ?? new RealClock()),
  };
}

function routesOf(twilio: TwilioContext, port: number, options: SandboxOptions): Hono {
  const routes = new Hono();
  routes.use('*', onlyFromHere(port));
  routes.route('/', createRestApi(twilio, credentialsOf(twilio, options)));
  routes.route('/sandbox', createControlApi(twilio, options));
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
