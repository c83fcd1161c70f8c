import { DOMParser } from '@xmldom/xmldom';
import type { PhoneLine, Turn } from '../../src/phoneLine/reply.ts';

export const BASE = 'https://app.example/api';
export const CALLER = '+12025550143';
export const LINE = '+12025550100';
export const OWNER = '+12025550199';

export type Documents = PhoneLine['voice']['documents'];

/** A line of these documents; without `start` that one says hello. */
export function lineOf(
  documents: Documents,
  rest: Omit<Partial<PhoneLine>, 'voice'> & { voice?: Partial<PhoneLine['voice']> } = {},
): PhoneLine {
  const { voice, ...others } = rest;
  return { voice: { documents: { start: [{ say: 'Hello.' }], ...documents }, ...voice }, ...others };
}

export type Note = { event: string; [field: string]: unknown };

/** What Twilio sends for an incoming call to the line, with these parameters besides; `notes` receives what was noted. */
export function turnOf(
  line: PhoneLine,
  params: { [name: string]: string } = {},
  rest: Partial<Turn> & { notes?: Note[] } = {},
): Turn {
  const { notes = [], ...others } = rest;
  return {
    line,
    params: { From: CALLER, To: LINE, Direction: 'inbound', CallStatus: 'ringing', ...params },
    query: new URLSearchParams(),
    document: undefined,
    base: BASE,
    placeholders: { OWNER_PHONE_NUMBER: OWNER, TWILIO_PHONE_NUMBER: LINE },
    now: new Date('2026-01-05T12:00:00Z'),
    entered: [],
    owed: [],
    note: (event, fields) => notes.push({ event, ...fields }),
    ...others,
  };
}

/** The verbs of a TwiML document: the XML within Response. */
export function verbsIn(twiml: string): string {
  return twiml
    .replace(/^<\?xml version="1.0" encoding="UTF-8"\?><Response(\/>|>)/, '')
    .replace(/<\/Response>$/, '');
}

/** Parses strictly: throws on whatever is not well-formed. */
export function parse(twiml: string) {
  const parser = new DOMParser({
    onError: (level, message) => {
      // A warning is no fault: the parser warns of U+FFFD, which XML allows.
      if (level !== 'warning') throw new Error(`${level}: ${message}`);
    },
  });
  const root = parser.parseFromString(twiml, 'text/xml').documentElement;
  if (root?.tagName !== 'Response') throw new Error('no Response');
  return root;
}
