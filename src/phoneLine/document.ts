import { TWIML_BYTES_LIMIT } from './limits.ts';
import { Rendering } from './rendering.ts';
import { element, escapeText, response } from './twiml.ts';
import type { PhoneLine, Turn, Verb } from './types.ts';
import { dialSettings, renderDial } from './verbs/dial.ts';
import { renderGather } from './verbs/gather.ts';
import { renderRecord } from './verbs/record.ts';
import { renderSms } from './verbs/sms.ts';
import { renderPrompt } from './verbs/spoken.ts';

/** More than a line has documents times the addresses it answers under. */
const MOST_KEPT = 1000;
const kept = new WeakMap<PhoneLine, Map<string, string>>();

/**
 * The TwiML of a document, from its verb number `first` on. An unknown name leads to `start`, so that nobody on the
 * phone hears Twilio's application error. What would be the same for every caller is written once and kept.
 */
export function documentTwiml(turn: Turn, name: string, first = 0): string {
  const { line, base, placeholders } = turn;
  const key = [base, placeholders.OWNER_PHONE_NUMBER, placeholders.TWILIO_PHONE_NUMBER, name, first].join(
    '\n',
  );
  const documents = keptFor(line);
  const ready = documents.get(key);
  if (ready !== undefined) return ready;
  const rendering = new Rendering(turn);
  const twiml = withinLimit(response(renderDocument(rendering, name, first)), rendering);
  if (!rendering.personal && documents.size < MOST_KEPT) documents.set(key, twiml);
  return twiml;
}

/** The verbs of a document, or undefined where there is none of that name. */
export function verbsOf(line: PhoneLine, name: string): Verb[] | undefined {
  return Object.hasOwn(line.voice.documents, name) ? line.voice.documents[name] : undefined;
}

/** What the caller hears when the line itself is at fault. */
export function sorry(): string {
  return (
    element('Say', {}, escapeText('We are sorry. This line is not available right now. Goodbye.')) + HANGUP
  );
}

const HANGUP = element('Hangup');

function keptFor(line: PhoneLine): Map<string, string> {
  const known = kept.get(line);
  if (known) return known;
  const documents = new Map<string, string>();
  kept.set(line, documents);
  return documents;
}

function renderDocument(rendering: Rendering, name: string, first: number): string {
  const verbs = verbsOf(rendering.turn.line, name);
  if (!verbs) {
    rendering.note('line.unknownDocument', { document: name.slice(0, 64) });
    return name === 'start' ? sorry() : renderDocument(rendering, 'start', 0);
  }
  if (rendering.visited.has(name)) return HANGUP;
  rendering.visited.add(name);
  return renderVerbs(rendering, name, verbs, first);
}

function renderVerbs(rendering: Rendering, name: string, verbs: Verb[], first: number): string {
  let twiml = '';
  for (const [index, verb] of verbs.entries()) {
    if (index < first) continue;
    const xml = renderVerb(verb, rendering, name, index);
    if (xml === undefined)
      rendering.note('line.verbSkipped', { document: name, verb: verbName(verb), index });
    const instead = xml === undefined && verb.dial && dialSettings(verb.dial).otherwise;
    if (instead) return twiml + renderDocument(rendering, instead, 0);
    twiml += xml ?? '';
  }
  return twiml;
}

function verbName(verb: Verb): string {
  return Object.keys(verb)[0] ?? '';
}

/** The verb's TwiML; undefined where it cannot be carried out, as with a number that is not set. */
function renderVerb(verb: Verb, rendering: Rendering, name: string, index: number): string | undefined {
  const action = (fn: string) => rendering.url([fn, name], { verb: String(index) });
  if (verb.gather) return renderGather(verb.gather, rendering, action('gatherTwiml'));
  if (verb.dial) return renderDial(dialSettings(verb.dial), rendering, action('dialTwiml'));
  if (verb.record) return renderRecord(verb.record, rendering, action('recordTwiml'));
  if (verb.redirect) return element('Redirect', {}, rendering.url(['voiceTwiml', verb.redirect]));
  if (verb.reject) return element('Reject', { reason: verb.reject });
  if (verb.hangup) return HANGUP;
  if (verb.sms) return renderSms(verb.sms, rendering);
  return renderPrompt(verb, rendering);
}

function withinLimit(twiml: string, rendering: Rendering): string {
  // No character takes more than three bytes per UTF-16 unit, so most documents need no count.
  if (twiml.length * 3 <= TWIML_BYTES_LIMIT || Buffer.byteLength(twiml) <= TWIML_BYTES_LIMIT) return twiml;
  rendering.note('line.documentTooLong', { characters: twiml.length });
  return response(sorry());
}
