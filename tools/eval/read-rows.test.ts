import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { readRows } from './read-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'huiyin-rows-'));
afterAll(() => rmSync(folder, { recursive: true }));
const rows = (content: string | Uint8Array, name = 'f.tsv') => {
  writeFileSync(join(folder, name), content);
  return readRows(join(folder, name));
};

describe('readRows', () => {
  test('takes columns from the first line, whatever their capitals', () => {
    expect(rows('Text\tLabel\n怎么退款\trefund\n')).toEqual([{ text: '怎么退款', label: 'refund' }]);
  });

  test('does not stumble over a mark of encoding, line ends of Windows and empty lines', () => {
    expect(rows('\uFEFFtext\tlabel\r\na\t1\r\n\r\nb\t2\r\n')).toEqual([{ text: 'a', label: '1' }, { text: 'b', label: '2' }]);
  });

  test('reads what is packed', () => {
    expect(rows(gzipSync('text\tlabel\na\t1\n'))).toEqual([{ text: 'a', label: '1' }]);
  });

  test('reads quoted fields, with tabs and line breaks in them', () => {
    expect(rows('text\tlabel\n"say ""hi""\tthere\nagain"\t1\nplain\t2\n')).toEqual([{ text: 'say "hi"\tthere\nagain', label: '1' }, { text: 'plain', label: '2' }]);
  });

  test('leaves a lone quotation mark what it is', () => {
    expect(rows('text\tlabel\n"hello, he said\t1\nb\t2\nsize 5" wide\t3\n').map(({ label }) => label)).toEqual(['1', '2', '3']);
    expect(rows('text\tlabel\n"a" is first\t1\nb "c\t2\n').map(({ text }) => text)).toEqual(['"a" is first', 'b "c']);
  });

  test('reads values with commas between them', () => {
    expect(rows('text,label\n"a, b",1\nc,\n', 'f.csv')).toEqual([{ text: 'a, b', label: '1' }, { text: 'c', label: '' }]);
  });

  test('reads JSON, one object a line', () => {
    expect(rows('{"faq_id": 7, "question": "q", "variants": ["a", "b"], "answer": null}\n', 'f.jsonl')).toEqual([{ faq_id: '7', question: 'q', variants: 'a|b', answer: '' }]);
  });

  test('has no rows in an empty file', () => {
    expect(rows('')).toEqual([]);
    expect(rows('text\tlabel\n')).toEqual([]);
  });
});
