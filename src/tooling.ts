/**
 * What the checker, the studio and the scripts get of the app: this module is the one way in, and the app itself never
 * imports it. It holds the schemas, which are in no bundle.
 */
import type { Exit } from './phoneLine/verbs/code.ts';
import { exitsOf } from './phoneLine/verbs/index.ts';

export { visible } from './characters.ts';
export { E164, isE164 } from './e164.ts';
export { type ApiForm, apiForms } from './http/apiFields.ts';
export { numberOf, partyOf } from './party.ts';
export { pastedE164 } from './pasted.ts';
export { type Entry, entriesOf } from './phoneLine/entries.ts';
export { fold } from './phoneLine/folding.ts';
export { isOpen, minutes } from './phoneLine/hours.ts';
export { DEFAULT_LANGUAGE, type Speaker, speakerOf } from './phoneLine/language.ts';
export { wantsToBeLeftAlone } from './phoneLine/leftAlone.ts';
export {
  characters,
  ENCODED_SAY_LIMIT,
  encodedLength,
  MESSAGE_LIMIT,
  sayLimit,
  TWIML_BYTES_LIMIT,
} from './phoneLine/limits.ts';
export { documentNames, documentTwiml, smsReply, voiceReply } from './phoneLine/reply.ts';
export { phoneLineJsonSchema, phoneLineSchema } from './phoneLine/schema.ts';
export { TWILIO_KEYWORDS } from './phoneLine/sms.ts';
export { normalizeSpeech, offers, phraseSaid } from './phoneLine/speech.ts';
export {
  isParameterPlaceholder,
  isSettingPlaceholder,
  PARAMETER_PLACEHOLDERS,
  placeholderNames,
  replacePlaceholders,
  SETTING_PLACEHOLDERS,
  stripIllegal,
} from './phoneLine/twiml.ts';
export type { Hours, PhoneLine, Reply, Turn, Verb, VerbName, VerbValue } from './phoneLine/types.ts';
export type { Exit } from './phoneLine/verbs/code.ts';
export { exitsOf } from './phoneLine/verbs/index.ts';
export type { Fault, VerbNumber, VerbText, VerbTool } from './phoneLine/verbs/tool.ts';
export { describeVerb, endingOf, faultsOf, numbersOf, textsOf, VERB_TOOLS } from './phoneLine/verbs/tools.ts';
export {
  inspectSettings,
  SETTINGS,
  type Setting,
  type SettingFault,
  type Settings,
} from './settings.ts';
export { isSigned } from './twilio/signature.ts';
export { isLoopback } from './urls.ts';

/** The exits of what may or may not be a verb, such as one of a line that is just being written: as many as make sense. */
export function exitsOfAnything(verb: unknown): Exit[] {
  try {
    return exitsOf(Object(verb)).filter(({ to }) => to === undefined || typeof to === 'string');
  } catch {
    return [];
  }
}
