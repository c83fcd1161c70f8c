/** A verb of TwiML by its name, and the names of what stands in it. */
export interface TwimlVerb {
  name: string;
  nested: string[];
}

const NO_ELEMENT = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g;
const TAG = /<(?<closing>\/?)(?<name>[\w:.-]+)(?:"[^"]*"|'[^']*'|[^>"'])*?(?<empty>\/?)>/g;

/** The verbs that stand in <Response>, in order. */
export function verbsIn(twiml: string): TwimlVerb[] {
  const verbs: TwimlVerb[] = [];
  let depth = 0;
  for (const { groups = {} } of twiml.replace(NO_ELEMENT, '').matchAll(TAG)) {
    const { closing, name = '', empty } = groups;
    if (closing) depth -= 1;
    else {
      if (depth === 1) verbs.push({ name, nested: [] });
      if (depth === 2) verbs.at(-1)?.nested.push(name);
      if (!empty) depth += 1;
    }
  }
  return verbs;
}
