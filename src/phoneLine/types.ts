import type { z } from 'zod';
import type { phoneLineSchema } from './schema.ts';

/** phone-line.json as written: what is absent has the default that the schema describes. */
export type PhoneLine = z.input<typeof phoneLineSchema>;

/** A verb of a document: an object with exactly one key, the verb's name. */
export type Verb = NonNullable<PhoneLine['voice']['documents'][string]>[number];
export type VerbName = keyof Verb;
/** What a verb of that name is given. */
export type VerbValue<Name extends VerbName> = NonNullable<Verb[Name]>;
export type Hours = NonNullable<PhoneLine['voice']['hours']>;
export type Reply = NonNullable<NonNullable<PhoneLine['sms']>['reply']> | null;

/** A text that the app itself must send, since TwiML cannot any more. */
export interface Owed {
  /** E.164. */
  to: string;
  body: string;
}

/** One request of Twilio's about a call or a text, and what is played in answer. Handed on whole. */
export interface Turn {
  line: PhoneLine;
  /** Twilio's parameters, their signature verified. */
  params: Readonly<{ [name: string]: string }>;
  /** The query of the webhook's URL: what the line itself wrote into it, signed by Twilio. */
  query: URLSearchParams;
  /** The document that the webhook's route names, if it names one. */
  document: string | undefined;
  /** Where the functions are, without a slash at the end: https://app.example/api. */
  base: string;
  placeholders: { OWNER_PHONE_NUMBER?: string; TWILIO_PHONE_NUMBER?: string };
  now: Date;
  /** Names of the documents that the answer plays, in the order in which they are entered. */
  entered: string[];
  /** What others are to get though the caller is gone, so that no TwiML is executed any more. */
  owed: Owed[];
  /** Writes one structured log line. Never given a whole phone number or a text. */
  note(event: string, fields?: { [name: string]: string | number | boolean }): void;
}
