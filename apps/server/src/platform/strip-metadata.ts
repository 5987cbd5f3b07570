/**
 * Takes out of a picture what says where, when and with what it was taken: a photograph of a damaged parcel shall not tell where its
 * sender lives. The picture itself is not computed anew; which way up it stands is kept, because phones say it there and nowhere else.
 */

/** JPEG, PNG, WebP and HEIC; whatever else it is comes back as it is. Done twice it changes nothing more. */
export function withoutMetadata(content: Uint8Array): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length >= 4 && bytes.readUInt16BE(0) === 0xffd8) return stripJpeg(bytes);
  if (bytes.subarray(0, 8).equals(pngSign)) return stripPng(bytes);
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return stripWebp(bytes);
  if (bytes.toString('latin1', 4, 8) === 'ftyp') return blankPlaces(bytes);
  return content;
}

const endOfImage = 0xd9;
const startOfScan = 0xda;

/** Segment by segment. What follows the end of the picture goes too: phones hang second pictures on there, with facts of their own. */
function stripJpeg(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) break;
    const segment = bytes.subarray(at, end);
    if (isPicture(marker, segment)) kept.push(segment);
    else if (isExif(segment)) kept.push(...jpegTurn(turnOf(segment.subarray(10))));
    at = marker === startOfScan ? endOfScan(bytes, end) : end;
    if (marker === startOfScan) kept.push(bytes.subarray(end, at));
  }
  // One that breaks off stays as broken as it was.
  kept.push(bytes[at] === 0xff && bytes[at + 1] === endOfImage ? bytes.subarray(at, at + 2) : bytes.subarray(at));
  return Buffer.concat(kept);
}

/** Everything but application segments and comments; of those the ones that say how colours are meant. */
function isPicture(marker: number, segment: Buffer): boolean {
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  if (!isApplication) return marker !== 0xfe;
  return marker === 0xe0 || marker === 0xee || (marker === 0xe2 && segment.toString('latin1', 4, 15) === 'ICC_PROFILE');
}

function isExif(segment: Buffer): boolean {
  return segment[1] === 0xe1 && segment.toString('latin1', 4, 10) === 'Exif\0\0';
}

/** Within a scan, FF stands before 00 or a restart only. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1]!;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function jpegTurn(turn: number): Buffer[] {
  const tiff = tiffOf(turn);
  if (tiff === null) return [];
  const head = Buffer.from([0xff, 0xe1, 0, 0, 0x45, 0x78, 0x69, 0x66, 0, 0]);
  head.writeUInt16BE(8 + tiff.length, 2);
  return [head, tiff];
}

const pngSign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const pngTold = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf']);

function stripPng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (!pngTold.has(name)) kept.push(bytes.subarray(at, end));
    at = end;
    if (name === 'IEND') return Buffer.concat(kept);
  }
  return Buffer.concat([...kept, bytes.subarray(at)]);
}

const [webpExif, webpXmp] = [0x08, 0x04];

function stripWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let turned = false;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const [name, size] = [bytes.toString('latin1', at, at + 4), bytes.readUInt32LE(at + 4)];
    const end = Math.min(at + 8 + size + (size % 2), bytes.length);
    const body = bytes.subarray(at + 8, Math.min(at + 8 + size, bytes.length));
    if (name === 'EXIF') {
      const tiff = tiffOf(turnOf(body.toString('latin1', 0, 6) === 'Exif\0\0' ? body.subarray(6) : body));
      if (tiff !== null) {
        const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
        head.writeUInt32LE(tiff.length, 4);
        kept.push(head, tiff);
        turned = true;
      }
    } else if (name !== 'XMP ') kept.push(bytes.subarray(at, end));
    at = end;
  }
  const picture = Buffer.concat([bytes.subarray(0, 12), ...kept]);
  picture.writeUInt32LE(picture.length - 8, 4);
  if (picture.toString('latin1', 12, 16) === 'VP8X') picture[20] = (picture[20]! & ~(webpExif | webpXmp)) | (turned ? webpExif : 0);
  return picture;
}

const noTurn = 1;

/** 1: upright, or not said. */
function turnOf(tiff: Buffer): number {
  const entry = entriesOf(tiff)?.find(({ tag }) => tag === 0x0112);
  const turn = entry === undefined ? noTurn : readShort(tiff, entry.at + 8);
  return turn >= 1 && turn <= 8 ? turn : noTurn;
}

/** Facts of a camera that say one thing only. */
function tiffOf(turn: number): Buffer | null {
  if (turn === noTurn) return null;
  const tiff = Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  tiff.writeUInt16BE(turn, 18);
  return tiff;
}

interface Entry {
  readonly tag: number;
  readonly at: number;
}

function isTiff(tiff: Buffer): boolean {
  return ['II*\0', 'MM\0*'].includes(tiff.toString('latin1', 0, 4));
}

function readShort(tiff: Buffer, at: number): number {
  return at + 2 > tiff.length ? 0 : tiff[0] === 0x49 ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
}

function readLong(tiff: Buffer, at: number): number {
  return at + 4 > tiff.length ? 0 : tiff[0] === 0x49 ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
}

/** Of the directory at an offset, the first one unless told; null where there is none. */
function entriesOf(tiff: Buffer, directory = readLong(tiff, 4)): Entry[] | null {
  if (!isTiff(tiff) || directory < 8 || directory + 2 > tiff.length) return null;
  const count = Math.min(readShort(tiff, directory), Math.floor((tiff.length - directory - 2) / 12));
  return Array.from({ length: count }, (_, index) => ({ tag: readShort(tiff, directory + 2 + index * 12), at: directory + 2 + index * 12 }));
}

const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** In a container whose parts are found by their distance from the beginning nothing can be cut out: the place is written over with zeros. */
function blankPlaces(bytes: Buffer): Buffer {
  const blanked = Buffer.from(bytes);
  for (let at = blanked.indexOf('Exif\0\0', 0, 'latin1'); at !== -1; at = blanked.indexOf('Exif\0\0', at + 1, 'latin1')) {
    const tiff = blanked.subarray(at + 6);
    const pointer = entriesOf(tiff)?.find(({ tag }) => tag === 0x8825);
    const directory = pointer === undefined ? 0 : readLong(tiff, pointer.at + 8);
    const entries = pointer === undefined ? null : entriesOf(tiff, directory);
    for (const entry of entries ?? []) {
      const size = (sizes[readShort(tiff, entry.at + 2)] ?? 0) * readLong(tiff, entry.at + 4);
      if (size > 4) {
        const value = readLong(tiff, entry.at + 8);
        if (value >= 8 && value < tiff.length) tiff.fill(0, value, Math.min(value + size, tiff.length));
      }
      tiff.fill(0, entry.at, entry.at + 12);
    }
    if (entries) tiff.fill(0, directory, directory + 2);
  }
  return blanked;
}
