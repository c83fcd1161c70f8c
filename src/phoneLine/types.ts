import type { z } from 'zod';
import type { phoneLineSchema } from './schema.ts';

/** phone-line.json as written: what is absent has the default that the schema describes. */
export type PhoneLine = z.input<typeof phoneLineSchema>;

export type Verb = NonNullable<PhoneLine['voice']['documents'][string]>[number];
export type VerbName = keyof Verb;
export type Say = NonNullable<Verb['say']>;
export type Play = NonNullable<Verb['play']>;
export type Gather = NonNullable<Verb['gather']>;
export type PromptVerb = NonNullable<Gather['prompt']>[number];
export type Dial = Exclude<NonNullable<Verb['dial']>, string>;
export type Record = NonNullable<Verb['record']>;
export type Sms = NonNullable<Verb['sms']>;
export type Hours = NonNullable<PhoneLine['voice']['hours']>;
export type Reply = NonNullable<NonNullable<PhoneLine['sms']>['reply']> | null;

/** One request of Twilio's, as the phone line needs to know it. */
export interface WebhookContext {
  /** Twilio's parameters, their signature verified. */
  params: Readonly<{ [name: string]: string }>;
  /** Where the functions are, without a slash at the end: https://app.example/api. */
  base: string;
  placeholders: { OWNER_PHONE_NUMBER?: string; TWILIO_PHONE_NUMBER?: string };
  now: Date;
  /** Writes one structured log line. Never given a whole phone number or a text. */
  note(event: string, fields?: { [name: string]: string | number | boolean }): void;
}
