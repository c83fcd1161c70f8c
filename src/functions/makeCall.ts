import { app } from '@azure/functions';
import { apiEndpoint } from '../http/apiEndpoint.ts';
import type { Fields } from '../http/fields.ts';
import { readTo } from '../http/recipient.ts';
import { phoneLine } from '../phoneLine/line.ts';
import { documentNames, sayProblem, sayTwiml } from '../phoneLine/reply.ts';
import type { CallContent } from '../twilio/calls.ts';

const known = ['to', 'document', 'say', 'timeout', 'machineDetection', 'record'];

/** Calls `to` (default: the owner) and plays it a document of the phone line, or says a text. */
export const makeCall = apiEndpoint(async ({ fields, settings, base }) => {
  const twilio = await import('../twilio/api.ts');
  const to = readTo(fields.only(known), settings, twilio.parseRecipient, settings.ownerPhoneNumber);
  const content = readContent(fields);
  const options = {
    timeout: fields.integer('timeout', 5, 600),
    machineDetection: fields.boolean('machineDetection'),
    record: fields.boolean('record'),
  };
  const recipient = fields.finish(to);
  twilio.requireAllowed(recipient, settings);
  return twilio.placeCall({ to: recipient.number, content, ...options }, settings, base);
});

function readContent(fields: Fields): CallContent {
  const say = fields.text('say');
  const document = fields.text('document') ?? 'start';
  if (fields.has('say') && fields.has('document'))
    fields.fault('say', 'cannot be given together with document');
  const names = documentNames(phoneLine);
  if (!names.includes(document)) fields.fault('document', `must be one of ${names.join(', ')}`);
  if (say === undefined) return { document };
  const problem = sayProblem(phoneLine, say);
  if (problem) fields.fault('say', problem);
  return { twiml: problem ? '' : sayTwiml(phoneLine, say) };
}

app.http('makeCall', {
  route: 'makeCall',
  methods: ['GET', 'POST'],
  authLevel: 'function',
  handler: makeCall,
});
