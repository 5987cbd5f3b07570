/**
 * Stands in for `typebox` in the browser: the server checks every body and reply, so schemas would be dead weight here
 * (some 40 KB gzip). Anything asked of it, called or read, is itself again; types still come from the real package.
 */

const nothing: unknown = new Proxy(() => nothing, { get: () => nothing });

export const Type = nothing;
