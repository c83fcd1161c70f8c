import { type Constraint, constraintNamed } from './constraints.ts';

/** One part of a route template between slashes. `rank` orders routes: the lower, the more exact (ASP.NET Core's order). */
export type Segment =
  | { kind: 'literal'; text: string; rank: 1 }
  | {
      kind: 'parameter' | 'rest';
      name: string;
      optional: boolean;
      fallback: string | undefined;
      constraints: Constraint[];
      rank: number;
    };

const parameterForm = /^\{(\*{0,2})([a-z_][\w-]*)((?::[a-z]+(?:\([^)]*\))?)*)(?:=([^?]*))?(\?)?\}$/i;

/**
 * Reads one segment of a route template: `text`, `{name}`, `{name?}`, `{name:int}`, `{name=value}`, `{*rest}`.
 * @throws Error for a form the stand-in does not know (several parameters in one segment, unknown constraints).
 */
export function parseSegment(text: string): Segment {
  if (!/[{}]/.test(text)) return { kind: 'literal', text: text.toLowerCase(), rank: 1 };
  const parts = parameterForm.exec(text);
  if (!parts) throw new Error(`The built-in Functions host does not understand the route segment "${text}".`);
  const [, star = '', name = '', constraintText = '', fallback, question] = parts;
  const constraints = [...constraintText.matchAll(/:([a-z]+)(?:\(([^)]*)\))?/gi)].map((match) =>
    constraintNamed(match[1] ?? '', match[2]),
  );
  const rest = star !== '';
  return {
    kind: rest ? 'rest' : 'parameter',
    name,
    optional: rest || question !== undefined || fallback !== undefined,
    fallback,
    constraints,
    rank: (rest ? 4 : 2) + (constraints.length > 0 ? 0 : 1),
  };
}
