import type { OutgoingMessage, TwilioContext } from '../context.ts';
import { MAGIC_MESSAGE_FROM, MAGIC_MESSAGE_TO } from '../magicNumbers.ts';
import { hasOptedOut } from '../messages/optOut.ts';
import { toE164 } from '../phoneNumbers.ts';
import type { Store } from '../store.ts';
import { TwilioError } from './errors.ts';
import { type Form, isWebUrl } from './form.ts';

const LONGEST_BODY = 1600;
const MOST_MEDIA = 10;

/** Checks the parameters of POST Messages.json as Twilio does; throws TwilioError for the first that is wrong. */
export function readOutgoingMessage(twilio: TwilioContext, form: Form): OutgoingMessage {
  const sender = readSender(twilio.store, form);
  const to = readTo(form);
  if (to === sender.from) throw new TwilioError(21211, 'To and From are the same number');
  if (hasOptedOut(twilio.store, to, sender.from)) throw new TwilioError(21610, `To: ${to}`);
  checkDeliveryChoices(form);
  return {
    ...sender,
    to,
    ...readContent(form),
    statusCallback: form.url('StatusCallback', 21609),
    sendAt: readSendAt(form),
    direction: 'outbound-api',
  };
}

function readSender(store: Store, form: Form): Pick<OutgoingMessage, 'from' | 'messagingServiceSid'> {
  const messagingServiceSid = form.get('MessagingServiceSid');
  const text = form.get('From');
  if (!messagingServiceSid && !text) throw new TwilioError(21603);
  if (messagingServiceSid) checkService(store, messagingServiceSid);
  return { messagingServiceSid, from: text && readFrom(store, text) };
}

/** The sandbox keeps no list of services: any well-formed SID is one, with all the account's numbers as senders. */
function checkService(store: Store, sid: string): void {
  if (!/^MG[0-9a-f]{32}$/i.test(sid)) throw new TwilioError(21701, sid);
  if (store.numbers.size === 0) throw new TwilioError(21703, sid);
}

function readFrom(store: Store, text: string): string {
  const from = toE164(text);
  const magic = MAGIC_MESSAGE_FROM.get(from ?? '');
  if (magic) throw new TwilioError(magic, `From: ${text}`);
  if (!from) throw new TwilioError(21212, `From: ${text}`);
  // A verified caller ID may call but not text, so only the account's own numbers count.
  if (!store.numberFor(from)) throw new TwilioError(21606, `From: ${text}`);
  return from;
}

function readTo(form: Form): string {
  const text = form.get('To');
  if (!text) throw new TwilioError(21604);
  const to = toE164(text);
  const magic = MAGIC_MESSAGE_TO.get(to ?? '');
  if (magic) throw new TwilioError(magic, `To: ${text}`);
  if (!to) throw new TwilioError(21211, `To: ${text}`);
  return to;
}

function readContent(form: Form): Pick<OutgoingMessage, 'body' | 'mediaUrls'> {
  const contentSid = form.get('ContentSid');
  if (contentSid) throw new TwilioError(20404, `content template ${contentSid}; the sandbox has none`);
  const body = form.get('Body') ?? '';
  const mediaUrls = form.all('MediaUrl');
  if (!body.trim() && mediaUrls.length === 0) throw new TwilioError(21602);
  if (body.length > LONGEST_BODY) throw new TwilioError(21617, `${body.length} characters`);
  if (mediaUrls.length > MOST_MEDIA) throw new TwilioError(21623, `${mediaUrls.length} given`);
  const wrong = mediaUrls.find((url) => !isWebUrl(url));
  if (wrong !== undefined) throw new TwilioError(21620, wrong);
  return { body, mediaUrls };
}

/** Scheduling needs a Messaging Service, ScheduleType=fixed and an ISO 8601 time. Returns ms since the epoch. */
function readSendAt(form: Form): number | undefined {
  const scheduleType = form.oneOf('ScheduleType', ['fixed']);
  if (!scheduleType) return undefined;
  if (!form.get('MessagingServiceSid')) throw new TwilioError(35118);
  const time = Date.parse(form.get('SendAt') ?? '');
  if (Number.isNaN(time)) throw new TwilioError(35111, `SendAt: ${form.get('SendAt') ?? 'missing'}`);
  return time;
}

function checkDeliveryChoices(form: Form): void {
  form.integer('ValidityPeriod', 1, 36_000);
  form.integer('Attempt', 1, 99);
  form.flag('SmartEncoded');
  form.flag('ProvideFeedback');
  form.flag('ForceDelivery');
  form.flag('ShortenUrls');
  form.flag('SendAsMms');
  form.oneOf('ContentRetention', ['retain', 'discard']);
  form.oneOf('AddressRetention', ['retain', 'obfuscate']);
  form.oneOf('RiskCheck', ['enable', 'disable']);
}
