import type { BindingInfo, RegisteredFunction } from './coreModule.ts';

/** One HTTP function and where it answers. */
export interface Route {
  name: string;
  /** As declared, without the prefix: `voiceTwiml/{document?}`. */
  template: string;
  methods: string[];
  authLevel: string;
  segments: Segment[];
  /** Name of the trigger binding. */
  binding: string;
  registered: RegisteredFunction;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/**
 * Makes the route of a registered function; undefined for one that no HTTP request triggers.
 * @throws Error for a route that Azure refuses.
 */
function routeOf(registered: RegisteredFunction, prefix: string): Route | undefined {
  const { metadata } = registered;
  const found = Object.entries(metadata.bindings).find(([, each]) => each.type === 'httpTrigger');
  if (!found) return undefined;
  const [name, binding] = found;
  const template = (binding.route ?? metadata.name).replace(/^\/+|\/+$/g, '');
  if (/^(admin|runtime)(\/|$)/i.test(template)) {
    throw new Error(`The route of ${metadata.name} begins with a word Azure reserves: "${template}".`);
  }
  const path = [prefix, template].filter((part) => part !== '').join('/');
  return {
    name: metadata.name,
    template,
    methods: methodsOf(binding),
    authLevel: String(binding.authLevel ?? 'function').toLowerCase(),
    segments: path === '' ? [] : path.split('/').map(parseSegment),
    binding: name,
    registered,
  };
}

/** Every HTTP function's route, the most exact first, so that the first match is the right one. */
export function routeTable(functions: Iterable<RegisteredFunction>, prefix: string): Route[] {
  const routes: Route[] = [];
  for (const registered of functions) {
    const route = routeOf(registered, prefix);
    if (route) routes.push(route);
  }
  return routes.sort(moreExact);
}

/** The function for a request, or undefined: a wrong method is no match either, as in Azure (404, not 405). */
export function findRoute(routes: Route[], method: string, path: string): Match | undefined {
  const parts = path.split('/').slice(1);
  if (parts.at(-1) === '') parts.pop();
  for (const route of routes) {
    if (route.methods.length > 0 && !route.methods.includes(method)) continue;
    const params = matchSegments(route.segments, parts);
    if (params) return { route, params };
  }
  return undefined;
}

function methodsOf(binding: BindingInfo): string[] {
  return (binding.methods ?? []).map((method) => method.toUpperCase());
}

function matchSegments(segments: Segment[], parts: string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [at, segment] of segments.entries()) {
    const part = parts[at];
    if (segment.kind === 'literal') {
      if (part?.toLowerCase() !== segment.text) return undefined;
    } else if (!bind(segment, segment.kind === 'rest' ? parts.slice(at).join('/') : (part ?? ''), params)) {
      return undefined;
    }
    if (segment.kind === 'rest') return params;
  }
  return parts.length <= segments.length ? params : undefined;
}

function bind(segment: Exclude<Segment, { kind: 'literal' }>, text: string, params: Record<string, string>) {
  const value = text === '' ? segment.fallback : decode(text);
  if (value === undefined || value === '') return segment.optional;
  if (!segment.constraints.every((holds) => holds(value))) return false;
  params[segment.name] = value;
  return true;
}

/** Percent-encoding is undone, but for %2F, which must not become a slash. */
function decode(text: string): string {
  try {
    return text
      .split(/(%2f)/i)
      .map((part, at) => (at % 2 === 0 ? decodeURIComponent(part) : part))
      .join('');
  } catch {
    return text;
  }
}

function moreExact(one: Route, other: Route): number {
  const length = Math.max(one.segments.length, other.segments.length);
  for (let at = 0; at < length; at++) {
    const difference = (one.segments[at]?.rank ?? 0) - (other.segments[at]?.rank ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** One part of a route template between slashes. `rank` orders routes: the lower, the more exact (ASP.NET Core's order). */
type Segment =
  | { kind: 'literal'; text: string; rank: 1 }
  | {
      kind: 'parameter' | 'rest';
      name: string;
      optional: boolean;
      fallback: string | undefined;
      constraints: Constraint[];
      rank: number;
    };

const PARAMETER_FORM = /^\{(\*{0,2})([a-z_][\w-]*)((?::[a-z]+(?:\([^)]*\))?)*)(?:=([^?]*))?(\?)?\}$/i;

/**
 * Reads one segment of a route template: `text`, `{name}`, `{name?}`, `{name:int}`, `{name=value}`, `{*rest}`.
 * @throws Error for a form the stand-in does not know (several parameters in one segment, unknown constraints).
 */
function parseSegment(text: string): Segment {
  if (!/[{}]/.test(text)) return { kind: 'literal', text: text.toLowerCase(), rank: 1 };
  const parts = PARAMETER_FORM.exec(text);
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

type Constraint = (value: string) => boolean;

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The simple constraints of ASP.NET Core's route templates, by name. */
const MAKERS: Record<string, (argument: string) => Constraint> = {
  int: () => (value) => /^[-+]?\d+$/.test(value) && Math.abs(Number(value)) <= 2_147_483_648,
  long: () => (value) => /^[-+]?\d+$/.test(value),
  bool: () => (value) => /^(true|false)$/i.test(value),
  decimal: () => (value) => /^[-+]?\d+(\.\d+)?$/.test(value),
  double: () => (value) => value.trim() !== '' && Number.isFinite(Number(value)),
  float: () => (value) => value.trim() !== '' && Number.isFinite(Number(value)),
  guid: () => (value) => GUID.test(value),
  datetime: () => (value) => !Number.isNaN(Date.parse(value)),
  alpha: () => (value) => /^[a-z]*$/i.test(value),
  required: () => (value) => value !== '',
  min: (least) => (value) => Number(value) >= Number(least),
  max: (most) => (value) => Number(value) <= Number(most),
  range: (argument) => {
    const [least, most] = argument.split(',').map(Number);
    return (value) => Number(value) >= (least ?? 0) && Number(value) <= (most ?? 0);
  },
  length: (argument) => {
    const [least = 0, most = least] = argument.split(',').map(Number);
    return (value) => value.length >= least && value.length <= most;
  },
  minlength: (least) => (value) => value.length >= Number(least),
  maxlength: (most) => (value) => value.length <= Number(most),
  regex: (pattern) => {
    const expression = new RegExp(pattern, 'i');
    return (value) => expression.test(value);
  },
};

/** @throws Error for a constraint that does not exist: Azure would not start the app either. */
function constraintNamed(name: string, argument = ''): Constraint {
  const maker = MAKERS[name.toLowerCase()];
  if (!maker) throw new Error(`Unknown route constraint ":${name}".`);
  return maker(argument);
}
