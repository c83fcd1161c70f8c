/** Whether a URL's host name means this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Addresses that mean this machine or a network of one's own: RFC 1122, 1918, 3927, 6598, 4193, 4291. */
const PRIVATE_ADDRESS =
  /^((0|10|127)\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[(::\]|::1\]|::ffff:|f[cd]|fe[89ab]))/;

/** Names that are known within one network only (RFC 6761, 6762, 8375 and private use). */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|lan|home\.arpa|invalid|test)$/;

/** Whether a URL's host name, as the URL class writes it, means nothing to the world outside. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return PRIVATE_ADDRESS.test(host);
  return !host.includes('.') || PRIVATE_ADDRESS.test(host) || PRIVATE_NAME.test(host);
}

/**
 * An address that others stand below, in the one form that it is used in: host in small letters and punycode, no
 * default port, no slash at the end. Undefined where it is no http URL, or has credentials, a query or a fragment.
 */
export function baseUrlOf(value: string): string | undefined {
  // A URL loses tabs and line breaks in silence: what holds them was pasted wrongly.
  if (/\p{Cc}/u.test(value) || !URL.canParse(value)) return undefined;
  const { protocol, origin, pathname, search, hash, username, password, href } = new URL(value);
  if (!/^https?:$/.test(protocol) || search || hash || username || password) return undefined;
  return /[?#]$/.test(href) ? undefined : (origin + pathname).replace(/\/+$/, '');
}
