import { DEFAULT_LANGUAGE, type PhoneLine } from '../src/tooling.ts';
import { error, type Finding, type Path, warning } from './finding.ts';
import { nearest } from './nearest.ts';
import type { PlacedText } from './placedText.ts';
import { texts } from './texts.ts';

/** Amazon Polly's voices, as Twilio offers them, by the first part of the language that they speak. */
const POLLY: { [language: string]: string } = {
  ar: 'Hala Zayd Zeina',
  ca: 'Arlet',
  cy: 'Gwyneth',
  da: 'Mads Naja Sofie',
  de: 'Daniel Hannah Hans Marlene Vicki',
  en: 'Aditi Amy Aria Arthur Ayanda Brian Danielle Emma Geraint Gregory Ivy Joanna Joey Justin Kajal Kendra Kevin Kimberly Matthew Niamh Nicole Olivia Raveena Russell Ruth Salli Stephen',
  es: 'Andres Conchita Enrique Lucia Lupe Mia Mía Miguel Pedro Penelope Sergio',
  fi: 'Suvi',
  fr: 'Celine Chantal Gabrielle Isabelle Lea Liam Mathieu Remi Rémi',
  hi: 'Aditi Kajal',
  is: 'Dora Karl',
  it: 'Adriano Bianca Carla Giorgio',
  ja: 'Kazuha Mizuki Takumi Tomoko',
  ko: 'Seoyeon',
  nb: 'Ida Liv',
  nl: 'Laura Lisa Lotte Ruben',
  pl: 'Ewa Jacek Jan Maja Ola',
  pt: 'Camila Cristiano Ines Ricardo Thiago Vitoria',
  ro: 'Carmen',
  ru: 'Maxim Tatyana',
  sv: 'Astrid Elin',
  tr: 'Burcu Filiz',
  yue: 'Hiujin',
  zh: 'Zhiyu',
};

/** Languages of Twilio's own plain voices, `man` and `woman`. */
const PLAIN = ['en', 'es', 'fr', 'de', 'it'];
const EXAMPLES: { [language: string]: string } = { ko: 'Polly.Seoyeon-Neural', ja: 'Polly.Takumi-Neural' };
const SAME_LANGUAGE: { [language: string]: string } = { arb: 'ar', cmn: 'zh', no: 'nb' };

/** Each text is spoken by a voice that exists and speaks its language. */
export function checkVoices(line: PhoneLine): Finding[] {
  const found = texts(line)
    .filter(({ kind }) => kind === 'say')
    .flatMap((text) => [...checkVoice(text, line), ...checkScript(text)]);
  return [...new Map(found.map((finding) => [`${finding.place} ${finding.message}`, finding])).values()];
}

function checkVoice({ path, voice, language = DEFAULT_LANGUAGE }: PlacedText, line: PhoneLine): Finding[] {
  const ofLine = voice === line.voice.voice && language === (line.voice.language ?? DEFAULT_LANGUAGE);
  const place = placeOfVoice(path, voice, ofLine);
  const spoken = primary(language);
  if (voice === undefined || /^(man|woman)$/.test(voice)) {
    if (PLAIN.includes(spoken)) return [];
    const remedy = `Set a voice of that language${EXAMPLES[spoken] ? `, such as ${EXAMPLES[spoken]}` : ''}.`;
    return [error('plain-voice', place, `Twilio's plain voice does not speak ${language}`, remedy)];
  }
  const languages = languagesOf(voice);
  if (languages === undefined) return unknownVoice(place, voice);
  if (languages.length === 0 || languages.includes(spoken)) return [];
  const remedy = EXAMPLES[spoken]
    ? `Use a voice such as ${EXAMPLES[spoken]}.`
    : 'Change the voice or the language.';
  return [
    error(
      'voice-of-another-language',
      place,
      `the voice ${voice} speaks ${languages.join(', ')}, not ${language}`,
      remedy,
    ),
  ];
}

/** Where the voice is written; where there is none, the language that asks for one. */
function placeOfVoice(path: Path, voice: string | undefined, ofLine: boolean): Path {
  if (ofLine) return ['voice', voice === undefined ? 'language' : 'voice'];
  return voice === undefined ? path.slice(0, -1) : [...path.slice(0, -1), 'voice'];
}

/** Undefined for a voice that is not known; none for one that may speak anything. */
function languagesOf(voice: string): string[] | undefined {
  if (voice === 'alice') return [];
  const google = GOOGLE.exec(voice)?.[1];
  if (google) return [SAME_LANGUAGE[google] ?? google];
  const name = /^Polly\.([^-]+)(-Neural|-Generative)?$/.exec(voice)?.[1];
  const languages = Object.keys(POLLY).filter((language) => POLLY[language]?.split(' ').includes(name ?? ''));
  return languages.length > 0 ? languages : undefined;
}

const GOOGLE =
  /^Google\.([a-z]{2,3})-[A-Za-z0-9]{2,4}-(Standard|Wavenet|Neural2|Chirp3-HD|Journey|Studio)-\w+$/;
const NAMES = Object.values(POLLY).flatMap((list) => list.split(' '));

function unknownVoice(place: PlacedText['path'], voice: string): Finding[] {
  const near = nearVoice(voice);
  const message = `there is no voice ${voice}`;
  if (near !== undefined) return [error('unknown-voice', place, message, `Did you mean "${near}"?`)];
  const remedy = "Look it up in Twilio's list of voices.";
  return [warning('unknown-voice', place, `the voice ${voice} is not known here`, remedy)];
}

/** The voice that was probably meant: its parts may each be misspelt, or left out. */
function nearVoice(voice: string): string | undefined {
  if (/^google\./i.test(voice)) return nearGoogleVoice(voice);
  const [name = '', kind] = voice.replace(/^(polly|amazon|aws)[.:\s-]*/i, '').split(/[-.\s]/);
  const plain =
    { male: 'man', female: 'woman' }[voice.toLowerCase()] ?? nearest(voice, ['man', 'woman', 'alice']);
  const polly = nearest(name, NAMES);
  const isName = polly?.toLowerCase() === name.toLowerCase();
  if (polly === undefined || (plain !== undefined && !isName)) return plain;
  const nearKind = kind && nearest(kind, ['Neural', 'Generative']);
  return `Polly.${polly}${nearKind ? `-${nearKind}` : ''}`;
}

function nearGoogleVoice(voice: string): string | undefined {
  const [language = '', country = '', kind = '', letter] = voice.slice('Google.'.length).split('-');
  const nearKind = nearest(kind, ['Standard', 'Wavenet', 'Neural2', 'Journey', 'Studio']);
  if (!/^[a-z]{2,3}$/i.test(language) || nearKind === undefined) return undefined;
  return `Google.${language.toLowerCase()}-${country.toUpperCase()}-${nearKind}-${(letter ?? 'A').toUpperCase()}`;
}

function checkScript({ path, text, language = DEFAULT_LANGUAGE }: PlacedText): Finding[] {
  if (!/\p{Script=Hangul}/u.test(text) || primary(language) === 'ko') return [];
  const remedy = 'Set language to ko-KR and a Korean voice, such as Polly.Seoyeon-Neural.';
  return [
    error('script-of-another-language', path, `is written in Hangul, but spoken as ${language}`, remedy),
  ];
}

function primary(language: string): string {
  const first = language.split('-')[0] ?? language;
  return SAME_LANGUAGE[first] ?? first;
}
