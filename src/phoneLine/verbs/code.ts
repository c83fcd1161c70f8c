import type { TwimlWriter } from '../twiml.ts';
import type { Owed, Turn } from '../types.ts';

/** A way out of a verb. All that knows what leads where reads it here: the app, the checker, the map of the line. */
export interface Exit {
  /** Where it is written within the verb's value: ['on', '1']. Empty for the value itself and for the next verb. */
  path: readonly string[];
  /** The document that it leads to; undefined where the next verb of the document follows. */
  to: string | undefined;
  when: 'key' | 'speech' | 'otherwise' | 'no answer' | 'then' | 'goes on' | 'next';
  /** What leads here, in a word for a map. */
  label: string;
  /** The caller has been waited for on the way. */
  waits: boolean;
  /** It goes through a webhook of ours, so the call is answered by then. */
  callback: boolean;
}

/** Where a verb stands. */
export interface VerbPlace {
  document: string;
  /** Its number within the document. */
  index: number;
}

/** What a verb does at run time. */
export interface VerbCode<Value> {
  /** The verb's TwiML; undefined where it cannot be carried out, as with a number that is not set. */
  render(value: Value, writer: TwimlWriter, place: VerbPlace): string | undefined;
  /** Every place that the verb can lead to. One without an exit to the next verb ends its document. */
  exits(value: Value): Exit[];
  /** What the verb owes to others than the caller, who is gone; undefined where it cannot be carried out. */
  owes?(value: Value, writer: TwimlWriter): Owed | undefined;
  /** What follows the verb's own webhook: one of its exits. Only for a verb that has a webhook. */
  next?(value: Value, turn: Turn): Exit | undefined;
}

/** The next verb follows by itself. */
export const NEXT: Exit = { path: [], to: undefined, when: 'next', label: '', waits: false, callback: false };

/** The URL of the webhook that tells how the verb at a place went on. */
export function actionUrl(name: string, writer: TwimlWriter, { document, index }: VerbPlace): string {
  return writer.callbackUrl([name, document], { verb: index });
}
