import { isElement } from '../../twiml/parse.ts';
import { VERBS } from '../../twiml/vocabulary.ts';
import { runVerb } from '../runVerb.ts';
import { BargeIn, type Scope } from '../scope.ts';
import { complain, type Step } from '../step.ts';

/** Runs what is nested in a Gather. Resolves to false if the person cut it short. */
export async function runPrompts(step: Step, scope: Scope): Promise<boolean> {
  const { board, call, document, element } = step;
  const allowed = VERBS.Gather?.children ?? [];
  try {
    for (const child of element.children.filter(isElement)) {
      if (!allowed.includes(child.name)) continue;
      if (child.name === 'Play' && child.attributes.digits !== undefined) {
        complain(step, '12200 <Play digits> may not stand in <Gather>: ignored');
        continue;
      }
      await runVerb(board, call, scope, document, child);
    }
    return true;
  } catch (error) {
    if (error instanceof BargeIn) return false;
    throw error;
  }
}
