/** Sends files so that a browser saves them and never runs them. */

import type { FastifyReply } from 'fastify';
import type { Download } from './serve.ts';

/** Pictures that browsers decode and cannot be made to run. */
const shownInline = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export function sendDownload(reply: FastifyReply, download: Download, wish: { readonly inline: boolean; /** Absent: nobody keeps it. */ readonly cache?: string }): FastifyReply {
  const inline = wish.inline && shownInline.has(download.type);
  reply
    .type(download.type)
    .header('content-disposition', disposition(inline ? 'inline' : 'attachment', download.name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', wish.cache ?? 'private, no-store');
  if (download.size !== undefined) reply.header('content-length', download.size);
  return reply.serializer((body: string) => body).send(typeof download.content === 'string' ? Buffer.from(download.content) : download.content);
}

/** RFC 6266: a plain name for old clients, and the true one in UTF-8. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  // Control and bidirectional characters could make `exe.gpj` look like a picture.
  const clean = name.replace(/[\p{Cc}\p{Cf}]/gu, '').replaceAll(/[\\/]/g, '_') || 'file';
  const plain = clean.replace(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_');
  const encoded = encodeURIComponent(clean.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
