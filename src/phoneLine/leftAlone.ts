import { isKorean } from '../korean.ts';
import { fold } from './folding.ts';

/**
 * Words that may stand before and after the wish. They do not change it.
 */
const POLITE = [
  'please|pls|plz|kindly|just|now|immediately|right (?:now|away)|at once',
  'thanks|thank you|thx|ty|cheers|sorry|hi|hello|hey|ok|okay|no thanks|no thank you',
].join('|');

const US = '(?:me|us)';
const LIST =
  '(?:(?:your|this|the|that|all|any)(?: \\w+){0,2} (?:lists?|texts?|messages?|sms|number|database))';
const SENDING = '(?:text(?:ing)?|messag(?:e|ing)|contact(?:ing)?|call(?:ing)?|spam(?:ming)?|bother(?:ing)?)';
const TEXTS =
  '(?:(?:these|those|the|this|your|any|all|more|of) )*(?:texts?|text messages?|messages?|sms|spam|ads?|calls?)';
const AGAIN = '(?: (?:again|anymore|any more|ever|at all))*';
const OUT = '(?:unsubscribe|(?:opt|opting)(?: me)? out|optout)';

/** What asks for no more texts, in English. The words are folded, without marks and apostrophes. */
const WISHES = [
  `stop(?: (?:all|it|this|that))?`,
  `stopall`,
  `stop (?:with )?${TEXTS}`,
  `stop ${SENDING}(?: ${US})?${AGAIN}`,
  `stop sending(?: ${US})?(?: ${TEXTS})?(?: to ${US})?${AGAIN}`,
  `(?:i (?:want|would like|wish) to |id like to |i )?${OUT}(?: ${US})?(?: from ${LIST}| of ${LIST})?`,
  `(?:i want to be removed|remove (?:me|us|my number)|take ${US} off|delete my number)(?: (?:from )?${LIST})?`,
  `(?:do not|dont|never) (?:${SENDING}|send) ${US}(?: ${TEXTS})?${AGAIN}`,
  `no more ${TEXTS}`,
  `leave ${US} alone`,
];

const ENGLISH = new RegExp(
  `^(?:(?:${POLITE}) )*(?:${WISHES.join('|')})(?: (?:${POLITE}|${WISHES.join('|')}))*$`,
);

/**
 * Twilio's other words of this sense, with marks around them. They count by themselves only: US rules name them as ways
 * to opt out (47 CFR 64.1200(a)(10)), and whom Twilio unsubscribes for `CANCEL` wants the same with `Cancel.`. With a word
 * more ("please cancel") it is rather an appointment that they mean.
 */
const ALONE = /^(?:cancel|end|quit|revoke)$/;

const PLEA =
  '(?:(?:해|하여)?(?:요|줘|줘요|주세요|주십시오|주시기바랍니다|주시길바랍니다|주시면감사하겠습니다)|하세요|하십시오|하라|해라|해|합니다|할게요|할래요|하겠습니다|하고싶어요|하고싶습니다|바랍니다|바래요|원합니다|원해요|(?:요청|신청|부탁)(?:합니다|해요|드립니다|드려요|드릴게요)?)?';
const MANNERS =
  '(?:제발|이제|좀|더이상|더는|다시는|앞으로는?|저한테|저에게|제게|나한테|안녕하세요|감사합니다|고맙습니다|죄송합니다|죄송하지만|죄송한데|부탁(?:합니다|해요|드립니다|드려요))*';
const WHAT = '(?:(?:이런|광고|스팸|홍보)*(?:광고|스팸|문자|메시지|메세지|연락|전화)(?:는|은|를|을|도|좀)?)?';

const KOREAN_WISHES = [
  `(?:무료수신|무료|수신|문자|광고|스팸)(?:을|를)?(?:거부|거절)${PLEA}`,
  `(?:수신|문자|광고|발송)(?:을|를)?(?:차단|중단|중지|해지)${PLEA}`,
  `(?:수신)?동의(?:를)?(?:철회|취소)${PLEA}`,
  `구독(?:을)?(?:취소|해지|중단)${PLEA}`,
  `그만(?:좀)?(?:보내|보내요|보내세요|보내라|보내십시오|보내줘|보내줘요|보내주세요|받을게요|받고싶어요|받고싶습니다|${PLEA})`,
  `(?:보내|(?<=(?:문자|메시지|메세지|연락|전화)(?:는|은|를|을|도|좀)?)하)지(?:좀)?(?:마|마요|마라|마세요|마십시오|마시오|말아요|말아줘|말아주세요|말아주십시오|말라고요)`,
].join('|');

const KOREAN = new RegExp(`^${MANNERS}${WHAT}${MANNERS}(?:${KOREAN_WISHES})${MANNERS}$`);

/** Whether the whole sense of a text is to get no more texts. One that holds "stop" among other words says something else. */
export function wantsToBeLeftAlone(text: string): boolean {
  const words = fold(text)
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  return ENGLISH.test(words) || ALONE.test(words) || KOREAN.test(words.replace(/ |[ㅠㅜㅡᅲᅮᅳ]+$/g, ''));
}

/** What the owner does about such a text, in the line's language. */
export function leftAloneAdvice(language: string | undefined): string {
  return isKorean(language)
    ? '이 발신자는 더 이상 문자를 받지 않기를 원합니다. Twilio는 STOP 한 단어만 온 경우에만 수신 거부로 처리하므로, 이 번호는 아직 수신 거부되지 않았습니다. 앞으로 이 번호로 문자를 보내지 마세요.'
    : 'They want no more texts. Twilio did not unsubscribe them, because it acts on the bare word STOP only. Do not text them any more.';
}
