import type { PhoneLine, Verb } from '../src/phoneLine/types.ts';
import { dialSettings } from '../src/phoneLine/verbs/dial.ts';
import { error, type Finding, type Path, strict, warning } from './finding.ts';
import { references, verbs } from './walk.ts';

/** No verb stands where it is never carried out. */
export function checkEnds(line: PhoneLine): Finding[] {
  return Object.entries(line.voice.documents).flatMap(([name, list]) => {
    const end = list.findIndex((verb) => endsWith(verb) !== undefined);
    const ending = list[end];
    if (!ending || end === list.length - 1) return [];
    const path = ['voice', 'documents', name, end + 1];
    const remedy = `Remove it, or move it before the verb at [${end}].`;
    // Behind a dial or a record people keep a verb to be safe, as Twilio's own samples do: it does no harm.
    const finding = ending.dial || ending.record ? strict : error;
    return [finding(path, `is never reached, because ${endsWith(ending)}`, remedy)];
  });
}

/** Why nothing follows this verb, or undefined. */
function endsWith(verb: Verb): string | undefined {
  if (verb.hangup) return 'the hangup before it ends the call';
  if (verb.reject) return 'the reject before it ends the call';
  if (verb.redirect) return 'the redirect before it leaves the document';
  if (verb.record?.then) return 'the record before it goes on with its `then`';
  if (verb.dial && dialSettings(verb.dial).otherwise)
    return 'the dial before it ends the call or goes on with its `otherwise`';
  return isEndless(verb.say) || isEndless(verb.play)
    ? 'loop 0 before it goes on until the caller hangs up'
    : undefined;
}

function isEndless(heard: Verb['say'] | Verb['play']): boolean {
  return typeof heard === 'object' && 'loop' in heard && heard.loop === 0;
}

/** Reject comes first and before the call is answered: else the call has been answered, and charged for. */
export function checkReject(line: PhoneLine): Finding[] {
  const answered = references(line).filter(({ by }) => by === 'gather' || by === 'dial' || by === 'record');
  return verbs(line)
    .filter(({ verb }) => verb.reject)
    .flatMap(({ path, index, document }) => {
      if (index > 0)
        return [
          error(
            path,
            'reject must be the first verb: by now the call is answered',
            'Move it to the top, or use hangup.',
          ),
        ];
      if (answered.some(({ to }) => to === document))
        return [
          warning(path, 'the call is answered before it comes here, so reject does nothing', 'Use hangup.'),
        ];
      return [];
    });
}

interface Step {
  to: string;
  path: Path;
}

/** Documents do not lead round in a circle on which the caller is never asked for anything. */
export function checkLoops(line: PhoneLine): Finding[] {
  const steps = new Map(
    Object.entries(line.voice.documents).map(([name, list]) => [name, stepsOf(name, list)]),
  );
  const done = new Set<string>();
  const found: Finding[] = [];
  const visit = (name: string, trail: string[]) => {
    if (done.has(name)) return;
    for (const { to, path } of steps.get(name) ?? []) {
      const loop = [...trail, name];
      if (loop.includes(to)) found.push(loopError(path, [...loop.slice(loop.indexOf(to)), to]));
      else visit(to, loop);
    }
    done.add(name);
  };
  for (const name of steps.keys()) visit(name, []);
  return found;
}

function loopError(path: Path, loop: string[]): Finding {
  return error(
    path,
    `goes round for ever without waiting for the caller (${loop.join(' -> ')})`,
    'Put a gather or a record on the way, or end with hangup.',
  );
}

/** Where a document leads by itself, that is before a gather or a record has waited for the caller. */
function stepsOf(name: string, list: Verb[]): Step[] {
  const steps: Step[] = [];
  for (const [index, verb] of list.entries()) {
    const path = ['voice', 'documents', name, index];
    if (verb.gather || verb.record) break;
    if (verb.redirect) steps.push({ to: verb.redirect, path: [...path, 'redirect'] });
    const unanswered = verb.dial && dialSettings(verb.dial).otherwise;
    if (unanswered) steps.push({ to: unanswered, path: [...path, 'dial', 'otherwise'] });
    if (endsWith(verb)) break;
  }
  return steps;
}
