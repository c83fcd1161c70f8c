import type { LogFields, LogLevel } from '../log.ts';
import type { Turn } from '../phoneLine/reply.ts';
import type { Settings } from '../settings.ts';

/** A request that is Twilio's own beyond doubt, as the phone line and the functions know it. */
export interface WebhookTurn extends Turn {
  /** Settings that are in order; only the Auth Token is sure to be there. */
  settings: Partial<Settings>;
  /** Writes one structured log line, which also says the call or text that it is about. */
  note(event: string, fields?: LogFields, level?: LogLevel): void;
}
