import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutMetadata } from './strip-metadata.ts';

const place = 'N 31 13 49 E 121 28 25';
const bytes = (...parts: (string | readonly number[] | Buffer)[]) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part as Buffer))));
const u16 = (n: number) => [n >> 8, n & 255];
const u32 = (n: number) => [...u16(n >>> 16), ...u16(n & 0xffff)];
const le32 = (n: number) => u32(n).toReversed();

/** Which way up, and where: the directory of the place has one entry, whose text lies behind it. */
const tiff = (turn: number) =>
  bytes('MM\0*', u32(8), u16(2), u16(0x0112), u16(3), u32(1), u16(turn), u16(0), u16(0x8825), u16(4), u32(1), u32(38), u32(0), u16(1), u16(0x001b), u16(2), u32(place.length), u32(56), u32(0), place);

describe('a JPEG', () => {
  const segment = (marker: number, ...body: Parameters<typeof bytes>) => { const all = bytes(...body); return bytes([0xff, marker], u16(all.length + 2), all); };
  const jfif = segment(0xe0, 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]);
  const profile = segment(0xe2, 'ICC_PROFILE\0', [1, 1], 'colours');
  const table = segment(0xdb, [0], Buffer.alloc(64, 1));
  const scan = bytes(segment(0xda, [1, 1, 0, 0, 63, 0]), [0x12, 0xff, 0, 0x34, 0xff, 0xd3, 0x56]);
  const end = [0xff, 0xd9];
  const exif = (turn: number) => segment(0xe1, 'Exif\0\0', tiff(turn));
  const photo = (turn: number) => bytes([0xff, 0xd8], jfif, exif(turn), segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${place}`), segment(0xe2, 'MPF\0', place), segment(0xed, `Photoshop 3.0\0${place}`), segment(0xfe, place), profile, table, scan, end, [0xff, 0xd8], exif(1), end);

  test('keeps the picture, its colours and which way up it stands, and nothing of the place, nor what hangs on behind', () => {
    const kept = Buffer.from(withoutMetadata(photo(6)));
    expect(kept.includes(place)).toBe(false);
    const turned = segment(0xe1, 'Exif\0\0', 'MM\0*', u32(8), u16(1), u16(0x0112), u16(3), u32(1), u16(6), u16(0), u32(0));
    expect(kept).toEqual(bytes([0xff, 0xd8], jfif, turned, profile, table, scan, end));
  });

  test('that stands upright tells nothing at all', () => {
    expect(Buffer.from(withoutMetadata(photo(1)))).toEqual(bytes([0xff, 0xd8], jfif, profile, table, scan, end));
  });

  test('of several scans is kept whole', () => {
    const progressive = bytes([0xff, 0xd8], jfif, scan, segment(0xc4, [0, 1, 2]), scan, end);
    expect(Buffer.from(withoutMetadata(progressive))).toEqual(progressive);
  });

  test('that breaks off stays as it is, wherever it breaks', () => {
    const clean = bytes([0xff, 0xd8], jfif, profile, table, scan, end);
    for (let length = 4; length <= clean.length; length += 1) expect(Buffer.from(withoutMetadata(clean.subarray(0, length)))).toEqual(clean.subarray(0, length));
  });
});

test('a PNG loses its texts, its time and what is written behind its end', () => {
  const chunk = (name: string, body: string) => bytes(u32(body.length), name, body, u32(0));
  const sign = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const told = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'].map((name) => chunk(name, place));
  expect(Buffer.from(withoutMetadata(bytes(sign, chunk('IHDR', 'head'), ...told, chunk('gAMA', 'ga'), chunk('IDAT', 'data'), chunk('IEND', ''), place)))).toEqual(bytes(sign, chunk('IHDR', 'head'), chunk('gAMA', 'ga'), chunk('IDAT', 'data'), chunk('IEND', '')));
});

test('a WebP says again how long it is and what it holds', () => {
  const chunk = (name: string, body: Buffer) => bytes(name, le32(body.length), body, body.length % 2 === 1 ? [0] : []);
  const webp = (flags: number, ...chunks: Buffer[]) => { const body = bytes('WEBP', chunk('VP8X', bytes([flags, 0, 0, 0], Buffer.alloc(6))), ...chunks); return bytes('RIFF', le32(body.length), body); };
  const picture = chunk('VP8 ', bytes('odd'));
  expect(Buffer.from(withoutMetadata(webp(0x3c, picture, chunk('EXIF', tiff(1)), chunk('XMP ', bytes(place)))))).toEqual(webp(0x30, picture));
  const turned = Buffer.from(withoutMetadata(webp(0x0c, picture, chunk('EXIF', tiff(8)), chunk('XMP ', bytes(place)))));
  expect(turned.includes(place)).toBe(false);
  expect(turned[20]).toBe(0x08);
  expect(turned.readUInt32LE(4)).toBe(turned.length - 8);
});

test('a HEIC keeps its length and loses the place', () => {
  const heic = bytes(u32(24), 'ftypheic', u32(0), 'mif1heic', 'mdat', u32(6), 'Exif\0\0', tiff(6), 'picture');
  const kept = Buffer.from(withoutMetadata(heic));
  expect([kept.length, kept.includes(place), kept.includes('picture')]).toEqual([heic.length, false, true]);
});

test('whatever comes, it ends, and a second time changes nothing', () => {
  const heads = fc.constantFrom([0xff, 0xd8], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [...bytes('RIFF', le32(40), 'WEBP')], [...bytes(u32(24), 'ftypheic')], [...bytes(u32(24), 'ftypheic', 'Exif\0\0MM\0*')]);
  const pieces = fc.array(fc.oneof(fc.constantFrom([0xff], [0xff, 0xe1], [0xff, 0xda, 0, 2], [0xff, 0xd9], [0, 4], [...bytes('Exif\0\0')], [...tiff(3)], [...bytes('EXIF')], [0, 0, 0, 2]), fc.array(fc.nat(255), { maxLength: 6 })), { maxLength: 12 });
  fc.assert(
    fc.property(heads, pieces, (head, rest) => {
      const once = withoutMetadata(Buffer.from([...head, ...rest.flat()]));
      expect(Buffer.from(withoutMetadata(once))).toEqual(Buffer.from(once));
    }),
    { numRuns: 500 },
  );
});
