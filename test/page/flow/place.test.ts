import { expect, test } from 'vitest';
import { type Place, placeOf } from '../../../sandbox/page/flow/place.ts';
import type { Exchange, PhoneCall, TraceEntry } from '../../../sandbox/page/state/types.ts';
import { makeCall, makeExchange } from '../call.ts';
import { makeFlow, makeNode } from './flow.ts';

const FLOW = makeFlow([
  makeNode('start', ['Say', 'Gather', 'Say']),
  makeNode('closed', ['Say', 'Hangup']),
  makeNode('person', ['Say', 'Dial']),
  makeNode('voicemail', ['Say', 'Record']),
  makeNode('again', ['Say', 'Redirect']),
  makeNode('thanks', ['Pause', 'Say', 'Hangup']),
  makeNode('attic', [], { kind: 'missing' }),
]);

const START = '<Say>Ahoy</Say><Gather action="/g"><Say>Press 1</Say></Gather><Say>Bye</Say>';
const VOICEMAIL = '<Say>Speak</Say><Record action="/r"/>';
const URL_ASKED = 'http://127.0.0.1:7071/api/voiceTwiml';

/** The answer to the request numbered `id`, which came at that second, naming these documents. */
function answer(names: string, verbs: string, changes: Partial<Exchange> = {}, id = 1): Exchange {
  const responseBody = `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`;
  const responseHeaders: Record<string, string> = names === '' ? {} : { 'x-ahoy-document': names };
  return makeExchange({ id, at: id * 1000, url: URL_ASKED, responseBody, responseHeaders, ...changes });
}

/** Verbs that ran from this URL, in the second given. */
function ran(verbs: string[], second = 1, url = URL_ASKED): TraceEntry[] {
  return verbs.map((verb) => ({ verb, at: second * 1000, url }));
}

const DIALLED: Partial<Exchange> = {
  url: 'http://127.0.0.1:7071/api/dialTwiml/person',
  purpose: 'dial action',
};

test.each<[string, Exchange[], TraceEntry[], Place | undefined]>([
  ['nothing has been answered yet', [answer('start', START, { status: null })], [], undefined],
  ['nothing has run yet', [answer('start', START)], [], { document: 'start', line: undefined }],
  ['the first verb', [answer('start', START)], ran(['Say']), { document: 'start', line: 0 }],
  ['a gather waits', [answer('start', START)], ran(['Say', 'Gather', 'Say']), { document: 'start', line: 1 }],
  [
    'a gather has ended without input',
    [answer('start', START)],
    ran(['Say', 'Gather', 'Say', 'Say']),
    { document: 'start', line: 2 },
  ],
  [
    'a gather falls through to the verb after it, by a request of its own',
    [answer('start', START), answer('start', '<Say>Bye</Say>', { purpose: 'gather action' }, 2)],
    [...ran(['Say', 'Gather', 'Say']), ...ran(['Say'], 2)],
    { document: 'start', line: 2 },
  ],
  [
    'a gather falls through at the end of its document',
    [answer('start', '')],
    [],
    { document: 'start', line: undefined },
  ],
  [
    'outside opening hours',
    [answer('closed', '<Say>Closed</Say><Hangup/>')],
    ran(['Say']),
    { document: 'closed', line: 0 },
  ],
  [
    'a key has led on',
    [answer('start', START), answer('person', '<Say>One moment</Say><Dial/>', {}, 2)],
    [...ran(['Say', 'Gather', 'Say']), ...ran(['Say', 'Dial'], 2)],
    { document: 'person', line: 1 },
  ],
  [
    'the first words before a dial that is skipped',
    [answer('person,voicemail', `<Say>One moment</Say>${VOICEMAIL}`)],
    ran(['Say']),
    { document: 'person', line: 0 },
  ],
  [
    'a dial is skipped to otherwise',
    [answer('person, voicemail', `<Say>One moment</Say>${VOICEMAIL}<Redirect>/thanks</Redirect>`)],
    ran(['Say', 'Say', 'Record']),
    { document: 'voicemail', line: 1 },
  ],
  [
    'a dial that stands first is skipped',
    [answer('person,voicemail', VOICEMAIL)],
    ran(['Say']),
    { document: 'voicemail', line: 0 },
  ],
  [
    'a document redirects',
    [answer('again', '<Say>a</Say><Redirect/>')],
    ran(['Say', 'Redirect']),
    { document: 'again', line: 1 },
  ],
  [
    'a document redirects to itself at once',
    [answer('again', '<Say>a</Say><Redirect/>'), answer('again', '<Say>a</Say><Redirect/>', {}, 2)],
    [...ran(['Say']), ...ran(['Redirect', 'Say'], 2)],
    { document: 'again', line: 0 },
  ],
  [
    'the redirect that stands behind a record, where the record led nowhere',
    [answer('voicemail', `${VOICEMAIL}<Redirect>/thanks</Redirect>`)],
    ran(['Say', 'Record', 'Redirect']),
    { document: 'voicemail', line: 1 },
  ],
  [
    'a redirect of the line is not taken for the one behind a record',
    [answer('again,voicemail', `${VOICEMAIL}<Redirect>/thanks</Redirect>`)],
    ran(['Say', 'Record']),
    { document: 'voicemail', line: 1 },
  ],
  [
    'a line that had nothing to say is left out',
    [answer('thanks', '<Say>Thanks</Say><Hangup/>')],
    ran(['Say']),
    { document: 'thanks', line: 1 },
  ],
  [
    'somebody has answered the dial',
    [answer('person', '<Hangup/>', DIALLED)],
    ran(['Hangup'], 1, DIALLED.url),
    { document: 'person', line: undefined },
  ],
  [
    'a status callback has come since',
    [answer('start', START), answer('', '', { purpose: 'call status callback' }, 2)],
    ran(['Say']),
    { document: 'start', line: 0 },
  ],
  [
    'the next request is under way',
    [answer('start', START), answer('', '', { status: null, durationMs: null }, 2)],
    ran(['Say', 'Gather', 'Say']),
    { document: 'start', line: 1 },
  ],
  [
    'what the sandbox does not support, and text between the verbs',
    [answer('thanks', 'text<Pause/><Enqueue/><Say>Thanks</Say>')],
    ran(['Response', 'Pause', 'Enqueue', 'Say']),
    { document: 'thanks', line: 1 },
  ],
  [
    'a document that the flow has not got',
    [answer('new', '<Say>a</Say>')],
    ran(['Say']),
    { document: 'new', line: undefined },
  ],
  ['a caller is turned away', [answer('', '<Reject/>')], ran(['Reject']), undefined],
  ['no header', [answer('', START)], ran(['Say']), undefined],
  ['the exchange of another call', [answer('start', START, { callSid: 'CA2' })], ran(['Say']), undefined],
  ['a REST request of this call', [answer('start', START, { kind: 'rest' })], ran(['Say']), undefined],
  ['nothing on the wire', [], ran(['Say']), undefined],
])('%s', (_, exchanges, trace, place) => {
  expect(placeOf(makeCall({ trace }), exchanges, FLOW)).toEqual(place);
});

test.each<[string, PhoneCall | undefined]>([
  ['a call that is over', makeCall({ trace: ran(['Say']), status: 'completed', endTime: 2 })],
  ['no call', undefined],
])('%s is nowhere', (_, call) => {
  expect(placeOf(call, [answer('start', START)], FLOW)).toBeUndefined();
});

test('without a flow there is no place', () => {
  expect(placeOf(makeCall({ trace: ran(['Say']) }), [answer('start', START)], undefined)).toBeUndefined();
});
