/** Tells requests of our own pages from those that another site made a browser send with our cookie. */

import type { IncomingHttpHeaders } from 'node:http';

/**
 * Browsers name the origin of every unsafe request; programs with a cookie jar name none and cannot be tricked.
 * JSON (or our own header) is asked for besides, because another site's form can send neither without a CORS preflight, which we never grant.
 */
export function isFromOurPages(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (headers.origin !== undefined && !isOurOrigin(headers.origin, headers.host, publicUrl)) return false;
  const hasBody = headers['content-type'] !== undefined;
  return !hasBody || /^application\/json\b/i.test(headers['content-type']!) || headers['x-huiyin'] === '1';
}

export function isOurOrigin(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: named } = new URL(origin);
  // Parsed alike, so that a port which the protocol implies makes no difference.
  const asked = `${protocol}//${host}`;
  return origin === new URL(publicUrl).origin || (host !== undefined && URL.canParse(asked) && new URL(asked).host === named);
}
