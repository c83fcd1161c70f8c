/**
 * Texts whose whole sense is to be left alone, and on which Twilio does not act: "Stop.", "please stop", "opt-out",
 * "수신거부". Rules on texts count any plain wording as an opt-out (47 CFR 64.1200(a)(10)), so the line stays silent.
 */
import { isKorean } from '../korean.ts';
import { normalizeSpeech } from './speech.ts';

/** Twilio's own words for it, folded. */
export const OPT_OUTS: ReadonlySet<string> = new Set(
  'stop stopall unsubscribe cancel end quit revoke optout'.split(' '),
);

/** Longer texts say something else as well. */
const LONGEST = 120;

/**
 * Whether the sender asks to be left alone, and nothing else. Twilio's own words for it count with punctuation too
 * ("Cancel.", "Quit!"): the bare word would have unsubscribed the sender, it cannot be a keyword, and nobody who
 * wrote it expects an answer. Among other words they are words like any other ("cancel my table", "the end").
 */
export function wantsToBeLeftAlone(text: string): boolean {
  const words = normalizeSpeech(text);
  if (words.length > LONGEST) return false;
  if (OPT_OUTS.has(words)) return true;
  return isWhole(words, ENGLISH) || isWhole(words.replaceAll(' ', ''), KOREAN);
}

/** What is left when all that is polite is taken away, and all that asks to be left alone, is nothing. */
function isWhole(words: string, { ask, polite }: { ask: RegExp; polite: RegExp }): boolean {
  const rest = words.replace(ask, ' ');
  return rest !== words && rest.replace(polite, '').trim() === '';
}

const SENT = '(?:texts?|messages?|msgs?|sms|calls|notifications|alerts|spam)';
const SUCH =
  '(?:(?:all|the|these|those|your|any|more|further|future|such|of|text|spam|promotional|marketing) )*';
const ME = '(?:(?:to )?(?:me|us|(?:this|my|our) (?:phone |cell )?(?:number|phone)))';
const AGAIN = '(?: (?:anymore|any more|ever again|again|at all))?';
const FROM = `(?: (?:off|from|out of)(?: (?:the|this|that|your|all|any|of|these|mailing|sms|text|contact|call))*(?: (?:lists?|database|system|${SENT}))?)`;

/** Words with single blanks between. */
const ENGLISH = {
  ask: whole([
    `(?:stop|quit|cease) (?:texting|messaging|contacting|sending|calling|bothering|spamming|writing|harassing)(?: ${ME})?(?: ${SUCH}(?:${SENT}|this|these))?(?: ${ME})?${AGAIN}`,
    `(?:stop|cancel|end|no more|unsubscribe from|(?:opt|opt me) out of|opt out from) ${SUCH}${SENT}${AGAIN}`,
    `(?:do not|dont|never) (?:text|message|contact|sms|write|write to|send)(?: ${ME})?(?: ${SUCH}${SENT})?(?: ${ME})?${AGAIN}`,
    `(?:do not|dont|never) call ${ME} (?:anymore|any more|ever again|again)`,
    `(?:remove|delete) ${ME}${FROM}?`,
    `(?:take|get) ${ME}${FROM}`,
    `be (?:removed|taken|unsubscribed|left alone|opted out)${FROM}?`,
    '(?:opt|opting) out|opt (?:me|us) out|optout',
    `(?:unsubscribe|unsub)(?: ${ME})?${FROM}?`,
    '(?:leave|let) (?:me|us) (?:alone|be)|lose (?:my|this) number|(?:revoke|withdraw) (?:my )?consent',
    'stop(?:all| all)?(?: (?:it|this|that|these))?',
  ]),
  polite: whole([
    'please|pls|plz|kindly|just|now|immediately|right now|asap|at once|and|or',
    'thanks|thank you|thx|ty|many thanks|sorry|hi|hello|hey|ok|okay|yes|sir|madam|maam|dear',
    'i (?:want|wish|would like|need) to|(?:id|i d) like to|(?:can|could|would|will) you|i',
  ]),
};

function whole(words: string[]): RegExp {
  return new RegExp(`(?<= |^)(?:${words.join('|')})(?= |$)`, 'g');
}

const MESSAGE = '(?:문자|메시지|메세지|광고|스팸|알림|홍보){1,3}';
const CONTACT = `(?:${MESSAGE}|연락|전화|톡|카톡)`;
const OBJECT = '(?:를|을|은|는|도|좀)?';

/** Syllables without blanks: in Korean they are set as one likes. */
const KOREAN = {
  ask: new RegExp(
    [
      `(?:무료)?(?:${MESSAGE}${OBJECT})?수신${OBJECT}(?:거부|차단|중단|중지|거절)`,
      `${CONTACT}${OBJECT}(?:거부|차단|중단|중지|사절|금지)`,
      `수신동의${OBJECT}(?:철회|취소|해지)|구독${OBJECT}(?:취소|해지|중단|중지)`,
      `(?:${CONTACT}${OBJECT})?그만(?:좀)?(?:보내|연락|문자|전화)?`,
      `(?:${CONTACT}${OBJECT})?(?:보내|연락하|문자하|발송하|연락)지(?:좀|는)?(?:마|말)`,
      `${MESSAGE}${OBJECT}(?:더)?(?:안받(?:을|고싶)|받고싶지않|받기싫|원하지않|원치않)`,
      `(?:(?:제|내|저희|이)?(?:전화)?번호|저)${OBJECT}(?:(?:명단|목록|리스트)에서)?(?:삭제|지워|빼|제외|제거)`,
      `(?:명단|목록|리스트)에서(?:(?:제|내|이)?(?:전화)?번호|저)?${OBJECT}(?:삭제|지워|빼|제외|제거)`,
      '스톱|스탑|멈춰',
    ].join('|'),
    'g',
  ),
  polite: new RegExp(
    [
      '[\\u1100-\\u11ff]+|제발|좀|이제|더이상|더는|앞으로는?|지금|당장|다시는|절대로?|(?:저|나)(?:에게|한테)(?:는)?|제게',
      '감사(?:합니다|해요|드립니다)|고맙습니다|고마워요|죄송(?:합니다|해요|하지만|한데)|안녕하세요|네|예',
      '(?:부탁|요청|신청|처리|원)?(?:합니다|하겠습니다|할게요|할께요|해요|하세요|하십시오|하고싶어요|하고싶습니다|해주세요|해주십시오|해줘요?|해)',
      '(?:부탁|요청)?(?:드립니다|드려요|드릴게요|드리겠습니다)|부탁|요청|신청',
      '(?:아)?주(?:세요|십시오|시기바랍니다|길바랍니다)|(?:아)?줘요?|(?:하)?(?:세요|셔요|십시오|시오|시기바랍니다|시길바랍니다)|바랍니다|랍니다',
      '(?:래|게|어|아|네)요|습니다|입니다|이에요|라고요?|이?요|라|임',
    ].join('|'),
    'g',
  ),
};

/** What the owner does about such a text, in the line's language. */
export function leftAloneAdvice(language: string | undefined): string {
  return isKorean(language)
    ? '이 발신자는 더 이상 문자를 받지 않기를 원합니다. Twilio는 STOP 한 단어만 온 경우에만 수신 거부로 처리하므로, 이 번호는 아직 수신 거부되지 않았습니다. 앞으로 이 번호로 문자를 보내지 마세요.'
    : 'They want no more texts. Twilio did not unsubscribe them, because it acts on the bare word STOP only. Do not text them any more.';
}
