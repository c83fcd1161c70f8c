import type { IncomingMessage } from 'node:http';

/** Azure's default limit for a request body, bytes. */
export const defaultBodyLimit = 104_857_600;

/** The limit set by FUNCTIONS_REQUEST_BODY_SIZE_LIMIT (bytes), or Azure's default. */
export function bodyLimit(setting: string | undefined): number {
  const bytes = Number(setting);
  return setting && Number.isFinite(bytes) && bytes > 0 ? bytes : defaultBodyLimit;
}

/**
 * Reads a request's body the way the host does: only where Content-Length is greater than 0, so a chunked body
 * arrives as none. 'too large' where it is over `limit` bytes.
 */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Uint8Array | 'too large' | undefined> {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length === 0 && !request.headers['transfer-encoding']) return undefined;
  if (length > limit) return 'too large';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > limit) return 'too large';
    chunks.push(chunk);
  }
  return length > 0 ? Buffer.concat(chunks) : undefined;
}
