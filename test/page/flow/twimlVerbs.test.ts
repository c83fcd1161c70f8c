import { expect, test } from 'vitest';
import { verbsIn } from '../../../sandbox/page/flow/twimlVerbs.ts';

test.each<[string, string, [string, string[]][]]>([
  ['nothing', '', []],
  ['an empty answer', '<Response/>', []],
  [
    'verbs with what stands in them',
    '<?xml version="1.0"?><Response><Gather action="/a?b=1"><Say>1 &lt; 2</Say><Pause length="1"/></Gather><Hangup/></Response>',
    [
      ['Gather', ['Say', 'Pause']],
      ['Hangup', []],
    ],
  ],
  [
    'what only looks like a verb',
    '<Response><!-- <Dial/> --><Say voice="<Play/>">a<![CDATA[<Reject/>]]><break/></Say ></Response>',
    [['Say', ['break']]],
  ],
  ['plain text', 'Ahoy < you', []],
])('%s', (_, twiml, verbs) => {
  expect(verbsIn(twiml).map(({ name, nested }) => [name, nested])).toEqual(verbs);
});
