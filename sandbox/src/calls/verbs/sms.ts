import { toE164 } from '../../phoneNumbers.ts';
import type { Params } from '../params.ts';
import { actionSource, complain, note, resolveUrl, type Step, type Verb } from '../step.ts';

/** <Sms>: texts the other party (or `to`) from the line's number; with an `action`, that document takes over. */
export const sms: Verb = async (step) => {
  const { action, statusCallback } = step.element.attributes;
  const callback = statusCallback === undefined ? undefined : resolveUrl(step, statusCallback);
  const sid = send(step, callback);
  if (action === undefined) return undefined;
  const params: Params = sid
    ? [
        ['SmsSid', sid],
        ['MessageSid', sid],
        ['SmsStatus', 'sent'],
      ]
    : [['SmsStatus', 'invalid']];
  return actionSource(step, 'sms action', params);
};

function send(step: Step, statusCallback: string | undefined): string | undefined {
  const { from, to, direction } = step.call.record;
  const [person, line] = direction === 'inbound' ? [from, to] : [to, from];
  const { attributes, text } = step.element;
  try {
    if (text === '') throw new Error('14103 the text is empty');
    const receiver = attributes.to ?? person;
    const to = toE164(receiver);
    if (!to) throw new Error(`14101 "${receiver}" is no phone number`);
    const message = step.call.engine.twilio.messages.send({
      to,
      from: attributes.from ?? line,
      body: text,
      mediaUrls: [],
      statusCallback,
      direction: 'outbound-call',
    });
    note(step, `sent as ${message.sid}`);
    return message.sid;
  } catch (error) {
    complain(step, `not sent: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
