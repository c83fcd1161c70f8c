import { type UrlSafe, withoutInvisible } from './characters.ts';
import { isE164 } from './e164.ts';
import { isKorean } from './korean.ts';

/** Who is on the other end of a call or a text. */
export type Party =
  /** Somebody with a phone number, E.164: they can be called and texted, and their number be shown. */
  | { kind: 'number'; number: string; channel?: 'whatsapp' | 'rcs' }
  /** Somebody who withheld their number, and somebody of whom no number was passed on. */
  | { kind: 'withheld' }
  | { kind: 'unknown' }
  /** A browser phone, a SIP address, a short code, a name such as SUPPORT: no number to call or text. */
  | { kind: 'client' | 'sip' | 'shortCode' | 'name'; name: string };

const WITHHELD = /^(anonymous|restricted|blocked|private)$/i;
const UNKNOWN = /^(unknown|unavailable)?$/i;

/**
 * The keys that spell such a word, which some carriers pass on as a number: +266696687 is ANONYMOUS.
 * https://github.com/bmlt-enabled/yap/issues/132
 */
const SPELLED: { readonly [digits: string]: 'withheld' | 'unknown' } = {
  266696687: 'withheld',
  7378742883: 'withheld',
  2562533: 'withheld',
  86282452253: 'unknown',
  8656696: 'unknown',
};

/** The one place that tells who is meant by a `From` or `To` of Twilio's, whatever stands there. */
export function partyOf(address: string | undefined): Party {
  const text = withoutInvisible(address ?? '').trim();
  const digits = text.replace(/^((whatsapp|rcs):)?\+?/i, '');
  const spelled = Object.hasOwn(SPELLED, digits) ? SPELLED[digits] : undefined;
  if (spelled) return { kind: spelled };
  if (isE164(text)) return { kind: 'number', number: text };
  if (UNKNOWN.test(text)) return { kind: 'unknown' };
  return WITHHELD.test(text) ? { kind: 'withheld' } : addressed(text);
}

function addressed(text: string): Party {
  const [scheme = '', rest = ''] = text.split(/^(whatsapp|rcs|client|sips?):/i).slice(1);
  if (/^(whatsapp|rcs)$/i.test(scheme) && isE164(rest))
    return { kind: 'number', number: rest, channel: /^r/i.test(scheme) ? 'rcs' : 'whatsapp' };
  if (/^client$/i.test(scheme)) return { kind: 'client', name: rest };
  // RFC 3323: who withholds their address is anonymous@anonymous.invalid.
  if (/^("?anonymous"?\s*<?)?sips?:(anonymous|restricted)@/i.test(text)) return { kind: 'withheld' };
  // 3GPP TS 29.163: where no address is known, it is unavailable@unknown.invalid.
  if (/@unknown\.invalid\b/i.test(text)) return { kind: 'unknown' };
  if (/^sip/i.test(scheme) || text.includes('@')) return { kind: 'sip', name: text };
  return { kind: /^\d{3,8}$/.test(text) ? 'shortCode' : 'name', name: text };
}

/** The party's number, E.164: where there is none, nobody can be called or texted, or shown as the caller. */
export function numberOf(party: Party): string | undefined {
  return party.kind === 'number' ? party.number : undefined;
}

const WORDS = {
  en: { withheld: 'a caller who withheld their number', unknown: 'a caller whose number is not known' },
  ko: { withheld: '발신 번호를 숨긴 분', unknown: '발신 번호를 알 수 없는 분' },
};

/**
 * How people read of a party: its number, its name or address, or words where it has none.
 * @param language of the line, as a BCP 47 tag; the words are English unless it is Korean
 */
export function describeParty(party: Party, language: string | undefined): string {
  if (party.kind === 'number') return party.number;
  if ('name' in party) return party.name;
  return WORDS[isKorean(language) ? 'ko' : 'en'][party.kind];
}

/** The party as a value of a query of ours. It needs no escaping (only A-Z a-z 0-9 - . _ ~), whoever it is. */
export function partyToQuery(party: Party): UrlSafe {
  if (party.kind === 'number') return party.number.slice(1) as UrlSafe;
  if (!('name' in party)) return party.kind as string as UrlSafe;
  return `${party.kind}-${Buffer.from(party.name).toString('base64url')}` as UrlSafe;
}

/** The party that such a value stands for; an address as Twilio gives it is understood too. */
export function partyFromQuery(value: string): Party {
  if (value === 'withheld') return { kind: 'withheld' };
  const [, kind, name = ''] = /^(client|sip|shortCode|name)-([\w-]*)$/.exec(value) ?? [];
  if (kind) return { kind: kind as 'name', name: Buffer.from(name, 'base64url').toString() };
  const number = `+${value.trim()}`;
  return partyOf(isE164(number) ? number : value);
}
