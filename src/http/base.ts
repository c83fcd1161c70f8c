/**
 * Where Twilio reaches the functions: `publicBaseUrl` (origin and path prefix), or else the origin of `requestUrl`,
 * followed by the path that stands before the function's own name, such as /api.
 */
export function functionsBase(requestUrl: string, functionName: string, publicBaseUrl?: string): string {
  const pathStart = requestUrl.indexOf('/', requestUrl.indexOf('://') + 3);
  const [origin, path = ''] = [requestUrl.slice(0, pathStart), requestUrl.slice(pathStart).split(/[?#]/)[0]];
  const segments = path.split('/');
  // Routes are matched without regard to case; a document may have the name of a function, so the first match counts.
  const own = segments.findIndex((segment) => segment.toLowerCase() === functionName.toLowerCase());
  return (publicBaseUrl ?? origin) + segments.slice(0, Math.max(own, 1)).join('/');
}
