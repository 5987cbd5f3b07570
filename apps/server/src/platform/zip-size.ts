/** Finds out how large an archive really is, by unpacking it into nothing: what its own list says may be a lie. */

import { createInflateRaw } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const mostEntries = 2_000;

class Flaw extends Error {
  readonly reason: 'too_large' | 'damaged';

  constructor(reason: 'too_large' | 'damaged', options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

/** `most` bytes when unpacked, and 2,000 files. */
export async function measureZip(bytes: Buffer, most: number): Promise<'fits' | 'too_large' | 'damaged'> {
  try {
    await measure(bytes, most);
    return 'fits';
  } catch (flaw) {
    if (flaw instanceof Flaw) return flaw.reason;
    throw flaw;
  }
}

async function measure(bytes: Buffer, most: number): Promise<void> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endSignature) throw new Flaw('damaged');
  const entries = bytes.readUInt16LE(end + 10);
  if (entries > mostEntries) throw new Flaw('too_large');
  let total = 0;
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < entries; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) throw new Flaw('damaged');
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const local = bytes.readUInt32LE(at + 42);
    if (local + 30 > bytes.length) throw new Flaw('damaged');
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (begin + packed > bytes.length) throw new Flaw('damaged');
    total += method === 0 ? packed : await inflatedSize(bytes.subarray(begin, begin + packed), most - total);
    if (total > most) throw new Flaw('too_large');
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function inflatedSize(packed: Buffer, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const inflate = createInflateRaw();
    let size = 0;
    inflate.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) inflate.destroy(new Flaw('too_large'));
    });
    inflate.on('end', () => resolve(size));
    inflate.on('error', (cause) => reject(cause instanceof Flaw ? cause : new Flaw('damaged', { cause })));
    inflate.end(packed);
  });
}
