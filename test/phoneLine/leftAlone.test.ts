import { expect, test } from 'vitest';
import { leftAloneAdvice, wantsToBeLeftAlone } from '../../src/phoneLine/leftAlone.ts';

test.each(
  `Stop.|STOP!|“Stop”|ｓｔｏｐ！|st\u200bop|Stop please|please stop|Please, stop.|stop texting me|Stop texting me!|stop it|STOP ALL
opt out|opt-out|Opt—out.|opt me out|I want to opt out|unsubscribe me|Unsubscribe.|unsubscribe me from this list|Stop. Stop. Stop.
remove me|Remove me from your list please|take me off your list|Stop. Thank you|Stop. Unsubscribe me.|Stop sending me these messages
Can you please stop?|STOP MESSAGING THIS NUMBER|quit texting me|lose my number|I revoke my consent|cancel texts|Stop 🙏|ok stop
opt out of all texts|unsubscribe from this list|I want to be removed from your list|"OPTOUT"|STOPALL!|don't send me any more texts
Please stop messaging us anymore|Don’t text me again|do not contact me|No more texts|leave me alone|Cancel.|End.|Quit!|"revoke"
수신거부|수신 거부|수신거부.|무료수신거부|수신거부 부탁드립니다|수신 거부해 주세요|그만 보내세요|그만|그만 보내주세요!|이제 그만 좀 보내세요ㅠㅠ
그만 보내라고요|문자 받고 싶지 않아요|제 번호 삭제해 주세요|명단에서 빼 주세요|제 번호를 목록에서 지워주세요|스톱|수신동의 철회합니다
문자 그만 보내세요|문자 보내지 마세요|문자하지 마세요|더 이상 연락하지 마세요|광고 문자 보내지 말아 주세요|구독 취소해주세요|문자 거부합니다`.split(
    /[|\n]/,
  ),
)('%j asks to be left alone', (text) => {
  expect(wantsToBeLeftAlone(text)).toBe(true);
});

test.each(
  `Does the bus stop here?|stop by at 5|Please don't stop|I can't stop laughing|Where do I stop|nonstop|Stop at the bakery please
Stop, I need help with my order|Stop and go|full stop|Cancel my table|Cancel please|don't call me, text me|I quit smoking|text me
stop sending me the invoice, mail it|How do I unsubscribe?|remove me from the 5 pm slot|please cancel|Cancel my order|The end.|end at 5
Can you call me|leave me a message|Help.|Start!|Yes.|no more bread|bus stop|full stop. new line|unsubscribed
그만두고 싶어요|보내지 말고 기다려 주세요|전화 안 받아요|수신 상태가 안 좋아요|번호 알려 주세요|그만 좀 웃겨|연락 주세요|예약 취소
수신거부 방법 알려 주세요|거부|하지 마세요|그만두었습니다|정류장에 서나요|버스 그만 다니나요|문자 보내 주세요|취소||!?`.split(
    /[|\n]/,
  ),
)('%j is a text like any other', (text) => {
  expect(wantsToBeLeftAlone(text)).toBe(false);
});

test.each(['stop ', 'please stop ', 'thanks ', 'stop all these ', '이런광고스팸', '제발 그만 '])(
  'a long text of %j comes to an end: no pattern backtracks without bound',
  (part) => {
    expect(wantsToBeLeftAlone(`${part.repeat(800)}?x`)).toBe(false);
  },
);

test('the owner reads what to do in the language of the line', () => {
  expect(leftAloneAdvice('ko-KR')).toMatch(/STOP.*보내지 마세요\.$/);
  for (const language of ['en-GB', 'de-DE', undefined])
    expect(leftAloneAdvice(language)).toMatch(/bare word STOP only\. Do not text them any more\.$/);
});
