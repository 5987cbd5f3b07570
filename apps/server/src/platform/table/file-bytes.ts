/** Brings a file into memory, unpacked if it is a gzip, and never more of it than is allowed. */

import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { limits, UnreadableFile } from './unreadable-file.ts';

export async function readBytes(source: AsyncIterable<Uint8Array>, most: number = limits.bytes): Promise<Buffer> {
  const bytes = await gather(source, most);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const gunzip = Readable.from([bytes]).pipe(createGunzip());
  try {
    return await gather(gunzip, most);
  } catch (cause) {
    throw cause instanceof UnreadableFile ? cause : new UnreadableFile('type', null, { cause });
  } finally {
    gunzip.destroy();
  }
}

async function gather(source: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > most) throw new UnreadableFile('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
