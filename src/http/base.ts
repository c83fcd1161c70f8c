/**
 * Where Twilio reaches the functions: `publicBaseUrl` (origin and path prefix), or else the origin of `requestUrl`,
 * followed by the path that stands before the function's own name, such as /api.
 */
export function functionsBase(requestUrl: string, functionName: string, publicBaseUrl?: string): string {
  const pathStart = requestUrl.indexOf('/', requestUrl.indexOf('://') + 3);
  const path = pathOf(requestUrl);
  const prefix = path.slice(0, Math.max(path.search(segmentOf(functionName)), 0));
  return (publicBaseUrl ?? requestUrl.slice(0, pathStart)) + prefix;
}

/** The path and query of a URL. */
export function pathOf(url: string): string {
  return url.slice(url.indexOf('/', url.indexOf('://') + 3));
}

const SEGMENTS = new Map<string, RegExp>();

/** Finds a function's segment of a path. Routes are matched without regard to case. */
function segmentOf(functionName: string): RegExp {
  const known = SEGMENTS.get(functionName) ?? new RegExp(`/${functionName}(?=[/?#]|$)`, 'i');
  SEGMENTS.set(functionName, known);
  return known;
}
