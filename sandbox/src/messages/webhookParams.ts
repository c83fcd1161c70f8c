import type { Message } from '../model.ts';
import { countryOf } from '../phoneNumbers.ts';

const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['gif', 'image/gif'],
  ['jpeg', 'image/jpeg'],
  ['jpg', 'image/jpeg'],
  ['mp3', 'audio/mpeg'],
  ['mp4', 'video/mp4'],
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['vcf', 'text/vcard'],
  ['wav', 'audio/x-wav'],
]);

/** Every parameter that Twilio sends with an incoming message. */
export function webhookParams(message: Message): [string, string][] {
  const from = message.from ?? '';
  return [
    ['MessageSid', message.sid],
    ['SmsSid', message.sid],
    ['SmsMessageSid', message.sid],
    ['SmsStatus', 'received'],
    ['AccountSid', message.accountSid],
    ['From', from],
    ['To', message.to],
    ['Body', message.body],
    ['NumSegments', String(message.numSegments)],
    ['NumMedia', String(message.mediaUrls.length)],
    ...message.mediaUrls.flatMap((url, index): [string, string][] => [
      [`MediaContentType${index}`, mediaType(url)],
      [`MediaUrl${index}`, url],
    ]),
    ...geoParams('From', from),
    ...geoParams('To', message.to),
    ['ApiVersion', '2010-04-01'],
  ];
}

/** The sandbox does not fetch media, so the type is what the file's name says. */
function mediaType(url: string): string {
  const extension = /\.(\w+)$/.exec(URL.canParse(url) ? new URL(url).pathname : url)?.[1] ?? '';
  return MEDIA_TYPES.get(extension.toLowerCase()) ?? 'application/octet-stream';
}

/** `FromCity`, `FromState`, ...: blank but for the country, as Twilio sends them where it knows no more. */
function geoParams(side: 'From' | 'To', phoneNumber: string): [string, string][] {
  return [
    [`${side}City`, ''],
    [`${side}State`, ''],
    [`${side}Zip`, ''],
    [`${side}Country`, countryOf(phoneNumber)],
  ];
}
