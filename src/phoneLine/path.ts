import { numberOf, partyOf } from '../party.ts';
import type { TwimlWriter } from './twiml.ts';

/**
 * The call's path: every number that the call has come by already. To call one of them again would go round in a
 * circle, at two paid legs a turn: a phone that forwards to the line, an owner who calls the own line.
 */
type Path = readonly [place: string, address: string | undefined][];

/**
 * Where in the call's path a number stands, as Twilio's parameters and the settings are called; undefined if nowhere. A call
 * that comes in from the line's own number is a dial of the line's that a phone has forwarded back to it, whether or not
 * its carrier says so: nobody is dialled in it, since any of the line's phones may be the one.
 */
export function placeInPath(number: string, writer: TwimlWriter): string | undefined {
  if (writer.cameBack()) return CAME_BACK;
  return pathOf(writer).find(([, address]) => address !== undefined && isWritten(number, address))?.[0];
}

const CAME_BACK = "From, which is the line's own number: its own call came back";

/** Who calls from a browser phone or a SIP phone says in `To` whom to call: that is no number they have come by. */
function pathOf(writer: TwimlWriter): Path {
  const listed = (name: string) =>
    writer
      .parameter(name)
      .split(',')
      .map((address): [string, string] => [name, address]);
  const ends: Path = [['TWILIO_PHONE_NUMBER', writer.ownNumber()], ...listed('From')];
  const { kind } = partyOf(writer.parameter('From'));
  if (kind === 'client') return ends;
  const between = [...listed('ForwardedFrom'), ...listed('CalledVia')];
  return [...ends, ...between, ...(kind === 'sip' ? [] : listed('To'))];
}

/**
 * Whether an address is a number, however carriers write it: with or without a plus sign or the prefix of
 * international calls, in national form with or without its 0, within a SIP address.
 */
function isWritten(number: string, address: string): boolean {
  const written = digitsOf(address);
  const whole = number.slice(1);
  const national = whole.replace(CALLING_CODE, '');
  return [written, written.replace(/^0+/, ''), written.replace(/^011/, '')].some(
    (digits) => digits === whole || digits === national,
  );
}

/** Calling codes by their length; 7 is Russia and Kazakhstan. https://www.itu.int/pub/T-SP-E.164D */
const CALLING_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** The digits of an address that is a number, in whatever form; "" for all others. */
function digitsOf(address: string): string {
  const party = partyOf(address);
  const written = numberOf(party) ?? ('name' in party && party.kind !== 'client' ? party.name : '');
  const bare = written.replace(/^(tel|sips?):/i, '').replace(/[@;].*$/, '');
  return /^[+\d\s().-]+$/.test(bare) ? bare.replace(/\D/g, '') : '';
}
