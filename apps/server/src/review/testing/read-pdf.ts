/** What a reader could copy out of a PDF of ours: content streams unpacked, glyphs turned into letters by each font's own map. */

import { inflateSync } from 'node:zlib';

export function readPdf(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, string>();
  for (const [, id, body] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(Number(id), body!);
  const stream = (body: string) => {
    const data = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body)?.[1];
    return data === undefined ? '' : body.includes('/FlateDecode') ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data;
  };
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const body of objects.values()) {
    for (const [, name, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id)) ?? '')?.[1];
      if (map !== undefined) fonts.set(name!, readMap(stream(objects.get(Number(map))!)));
    }
  }
  return [...objects.values()].map(stream).filter((content) => content.includes('BT')).map((content) => shown(content, fonts)).join('\n');
}

function readMap(map: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, first, , list] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
    for (const [at, [, code]] of [...list!.matchAll(/<([0-9a-f]*)>/g)].entries()) letters.set(Number.parseInt(first!, 16) + at, Buffer.from(code!, 'hex').swap16().toString('utf16le'));
  }
  return letters;
}

function shown(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font = '';
  return [...content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|\bET\b/g)].map(([, name, glyphs]) => {
    if (name !== undefined) font = name;
    if (glyphs === undefined) return '';
    return [...glyphs.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g)!).map((code) => fonts.get(font)?.get(Number.parseInt(code, 16)) ?? '').join('');
  }).join('');
}
