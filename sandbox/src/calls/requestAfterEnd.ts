import { inBackground } from './lifecycle.ts';
import type { RequestedSource } from './session.ts';
import { note, type Step } from './step.ts';
import { requestFor } from './twimlDocument.ts';

/**
 * Requests a verb's `action` where the call ended in the verb, as Twilio does for a Dial and a Record (not for a Gather).
 * What it answers is not executed: nobody is there to hear it.
 */
export function requestAfterEnd(step: Step, source: RequestedSource): void {
  const { call } = step;
  note(step, 'the caller is gone: what the action answers is not executed');
  inBackground(call, call.engine.twilio.webhooks.request(requestFor(call, source)));
}
