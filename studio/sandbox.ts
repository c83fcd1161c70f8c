// What studio asks of the package ahoy-sandbox, in the form of its entry. Once sandbox/src/index.ts has all of this, this
// file is `export * from '../sandbox/src/index.ts';`.
import type { AppView } from '../sandbox/src/appView.ts';
import { type Clock, RealClock } from '../sandbox/src/clock.ts';
import type { TwilioContext } from '../sandbox/src/context.ts';
import { startTwilio } from '../sandbox/src/twilio.ts';
import { VirtualPhone } from '../sandbox/src/virtualPhone.ts';

export type {
  AppView,
  FieldView,
  FlowEdge,
  FlowLine,
  FlowNode,
  FlowView,
  FormView,
  SettingView,
} from '../sandbox/src/appView.ts';
export { type Clock, ManualClock } from '../sandbox/src/clock.ts';
export type { Call, Exchange, Message } from '../sandbox/src/model.ts';
export { VirtualPhone };

interface Webhooks {
  number?: string;
  voiceUrl?: string;
  smsUrl?: string;
  statusUrl?: string;
}

export interface SandboxOptions extends Webhooks {
  accountSid?: string;
  authToken?: string;
  apiKey?: string;
  apiSecret?: string;
  port?: number;
  clock?: Clock;
  app?: () => AppView;
}

export interface Sandbox {
  origin: string;
  number: string;
  clock: Clock;
  twilio: TwilioContext;
  configure(webhooks: Webhooks): void;
  tunnel(publicUrl: string, origin: string): void;
  appChanged(): void;
  phone(number: string): VirtualPhone;
  close(): Promise<void>;
}

/** Starts Twilio's part on this machine. @throws the server's own error (code EADDRINUSE) for a port in use. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { number = '', clock = new RealClock(), apiKey, apiSecret, app } = options;
  const started = await startTwilio({
    accountSid: options.accountSid ?? '',
    authToken: options.authToken ?? '',
    apiKeys: apiKey && apiSecret ? [{ sid: apiKey, secret: apiSecret }] : [],
    numbers: number ? [{ phoneNumber: number }] : [],
    port: options.port ?? 0,
    clock,
    ...(app && { info: app }),
  });
  const { origin, twilio, close } = started;
  return {
    ...{ origin, number, clock, twilio, close },
    configure: ({ number: phoneNumber = number, voiceUrl, smsUrl, statusUrl: statusCallback }) => {
      const given = { phoneNumber, voiceUrl, smsUrl, statusCallback };
      started.configureNumber(given);
    },
    tunnel: (publicUrl, here) => {
      twilio.tunnel = { publicUrl, origin: here };
    },
    appChanged: () => twilio.store.lineChanged(),
    phone: (from) => new VirtualPhone(twilio, from, number),
  };
}
