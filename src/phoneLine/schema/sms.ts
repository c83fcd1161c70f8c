import { z } from 'zod';
import { documentName, httpsUrl, phoneNumber, text } from './basics.ts';

const mediaUrl = httpsUrl('A picture or other file to send along, at an https URL that Twilio can reach.');

const replyText = text(
  'The text to answer with, up to 1600 characters. May hold placeholders such as {{Body}} or {{From}}.',
  'Thank you for your text. We will call you back.',
);

/** The answer to a text: words, words and pictures, a call back, or nothing. */
const reply = z
  .union([
    replyText,
    z
      .strictObject({
        text: replyText.optional(),
        mediaUrl: z
          .union([mediaUrl, z.array(mediaUrl).min(1).max(10, { error: 'a text carries up to 10 files' })])
          .optional()
          .describe('One https URL, or up to 10.'),
        call: documentName
          .optional()
          .describe('Calls the sender back and plays this document. `text` is sent as well, if given.'),
      })
      .refine(
        (value) => value.text !== undefined || value.mediaUrl !== undefined || value.call !== undefined,
        {
          error: 'needs text, mediaUrl or call (or write null for no reply)',
        },
      ),
    z.null(),
  ])
  .describe('The answer: a text, {text, mediaUrl}, {call: document, text}, or null for none.');

export const sms = z
  .strictObject({
    reply: reply.optional().describe('The answer to a text that matches no keyword.'),
    keywords: z
      .record(z.string().regex(/\S/, { error: 'a keyword must not be empty' }), reply)
      .optional()
      .meta({
        description:
          'Answers to certain texts. A keyword must be the whole text; case, typographic marks, outer blanks and punctuation do not matter.',
        examples: [{ HOURS: 'Monday to Friday, 9:00 to 17:00.' }],
      }),
    forwardTo: phoneNumber(
      ['OWNER_PHONE_NUMBER'],
      'Who gets a copy of every text that comes in, but for those of blocked senders and their own.',
    ).optional(),
  })
  .describe('What happens with texts.');
