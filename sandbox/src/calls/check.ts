import { isElement, type TwimlElement } from '../twiml/parse.ts';
import type { Vocabulary } from '../twiml/vocabulary.ts';
import { complain, type Step } from './step.ts';

/** Notes attributes and nested elements that Twilio does not know there (12200); they are ignored. */
export function checkWords(step: Step, element: TwimlElement, { attributes, children }: Vocabulary): void {
  const name = `<${element.name}>`;
  for (const attribute of Object.keys(element.attributes)) {
    if (!attributes.includes(attribute) && !attribute.startsWith('xml')) {
      complain(
        step,
        `12200 ${name} has no attribute "${attribute}": ignored${caseHint(attribute, attributes)}`,
      );
    }
  }
  for (const child of element.children.filter(isElement)) {
    if (!children.includes(child.name))
      complain(step, `12200 <${child.name}> may not stand in ${name}: ignored`);
  }
}

/** Names are case-sensitive, which is easily missed. */
export function caseHint(word: string, known: readonly string[]): string {
  const meant = known.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
  return meant && meant !== word ? ` (did you mean ${meant}?)` : '';
}
