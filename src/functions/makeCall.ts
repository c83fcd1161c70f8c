import { type ApiCall, apiEndpoint } from '../http/apiEndpoint.ts';
import { MAKE_CALL_FIELDS, readTo } from '../http/apiFields.ts';
import { phoneLine } from '../phoneLine/line.ts';
import { documentNames, sayProblem, sayTwiml } from '../phoneLine/reply.ts';
import type { CallContent } from '../twilio/calls.ts';

/** Calls `to` (default: the owner) and plays it a document of the phone line, or says a text; to a machine it may play another. */
export const makeCall = apiEndpoint(
  'makeCall',
  { route: 'makeCall', methods: ['GET', 'POST'], fields: MAKE_CALL_FIELDS },
  async (call) => {
    const { settings, base, faults } = call;
    const { timeout, machineDetection, record } = call.values;
    const machine = readMachine(call);
    const twilio = await import('../twilio/api.ts');
    const to = readTo(call, twilio.parseRecipient, settings.ownerPhoneNumber);
    const content = readContent(call);
    const recipient = faults.finish(to);
    twilio.requireAllowed(recipient, settings);
    const order = { to: recipient.number, content, timeout, machine, machineDetection, record };
    const placed = await twilio.placeCall(order, settings, base);
    call.note('call.placed', {
      callSid: placed.sid,
      from: placed.from,
      to: placed.to,
      ...described(content),
    });
    return placed;
  },
);

/** What the call plays, for the log: the name of a document, but no words. */
function described(content: CallContent): { document?: string } {
  return 'document' in content ? content : {};
}

function readContent({ values, has, faults }: ApiCall<typeof MAKE_CALL_FIELDS>): CallContent {
  const { say, document = 'start' } = values;
  if (has('say') && has('document')) faults.add('say', 'cannot be given together with document');
  const names = documentNames(phoneLine);
  if (!names.includes(document)) faults.add('document', `must be one of ${names.join(', ')}`);
  if (say === undefined) return { document };
  const problem = sayProblem(phoneLine, say);
  if (problem) faults.add('say', problem);
  return { twiml: problem ? '' : sayTwiml(phoneLine, say) };
}

function readMachine({ values, has, faults }: ApiCall<typeof MAKE_CALL_FIELDS>): string | undefined {
  const { machine, machineDetection } = values;
  if (!has('machine')) return undefined;
  if (has('say')) faults.add('machine', 'cannot be given together with say');
  if (machineDetection === false) faults.add('machine', 'cannot be given where machineDetection is false');
  if (machine === undefined) return undefined;
  const { outgoing = [] } = phoneLine.voice;
  const known = outgoing.length > 0 ? `must be one of ${outgoing.join(', ')}` : 'needs a document to name';
  if (!outgoing.includes(machine))
    faults.add('machine', `${known}: the documents that voice.outgoing of phone-line.json lists`);
  return machine;
}
