import { expect, test } from 'vitest';
import { apiForms } from '../../src/http/apiFields.ts';

test('the forms offer every field of the API, with the limits that are checked', () => {
  const rows = apiForms.flatMap(({ name, fields }) =>
    fields.map((field) => `${name} ${field.name} (${field.kind}): ${field.hint}`),
  );
  expect(rows).toEqual([
    'makeCall to (text): A number; the owner if empty',
    'makeCall document (choice): A document of the line; start if empty',
    'makeCall say (long): Words to say, instead of a document',
    'makeCall timeout (number): 5 to 600 seconds',
    'makeCall machine (choice): A document of voice.outgoing that an answering machine hears',
    'makeCall machineDetection (switch): Whether to tell a person from an answering machine',
    'makeCall record (switch): Whether to record the call',
    'sendSms to (text): A number',
    'sendSms body (long): 1 to 1600 characters',
    'sendSms mediaUrl (list): Up to 10 https URLs, one a line',
  ]);
});
