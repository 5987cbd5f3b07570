/** Files as they come from other systems and from spreadsheets, and those that are refused before a row is looked at. */

import { deflateRawSync, gzipSync } from 'node:zlib';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readBytes } from './file-bytes.ts';
import { readTable, type TableWish } from './read-table.ts';
import { UnreadableFile } from './unreadable-file.ts';

const text = '工单号,标题\nA1,退款没到账\nA2,"第一行\n第二行, 还有 ""引号"""\nA3,完\n';
const rows = [['A1', '退款没到账'], ['A2', '第一行\n第二行, 还有 "引号"'], ['A3', '完']];

async function once(bytes: Buffer) {
  return readBytes((async function* () { yield bytes; })());
}
const read = async (bytes: Buffer | string, wish: Partial<TableWish> = {}) => readTable(await once(Buffer.from(bytes as string)), { encoding: null, ...wish });
const whyNot = async (bytes: Buffer | string, wish: Partial<TableWish> = {}) => {
  try {
    await read(bytes, wish);
  } catch (cause) {
    if (cause instanceof UnreadableFile) return cause.line === null ? cause.reason : `${cause.reason} ${cause.line}`;
    throw cause;
  }
  return 'readable';
};

describe('a text file', () => {
  test.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(text), 'UTF-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), 'UTF-8'],
    ['GB18030', iconv.encode(text, 'gb18030'), 'GB18030'],
    ['UTF-16 as Excel saves it', Buffer.from(`\ufeff${text}`, 'utf16le'), 'UTF-16LE'],
    ['a gzip of GB18030', gzipSync(iconv.encode(text, 'gb18030')), 'GB18030'],
    ['Windows line ends', Buffer.from(text.replaceAll('\n', '\r\n').replace('第一行\r\n', '第一行\n')), 'UTF-8'],
  ])('is read as %s', async (_, bytes, encoding) => {
    const table = await read(bytes);
    expect([table.encoding, table.header, table.lines.map(({ cells }) => cells)]).toEqual([encoding, ['工单号', '标题'], rows]);
  });

  test('counts lines as an editor does, also behind a cell of two lines', async () => {
    expect((await read(text)).lines.map(({ line }) => line)).toEqual([2, 3, 5]);
    expect((await read('a,b\n\n1,2\n,\n3,4\n')).lines.map(({ line }) => line)).toEqual([3, 5]);
  });

  test.each([';', '\t', '|'])('finds out that cells are parted by %j', async (delimiter) => {
    expect((await read(`id${delimiter}"a,b"\n1${delimiter}2`)).header).toEqual(['id', 'a,b']);
  });

  test('hands ragged rows on, for its reader to report', async () => {
    expect((await read('a,b\n1\n1,2,3')).lines.map(({ cells }) => cells.length)).toEqual([1, 3]);
  });

  test('is read in the encoding that is asked for, or not at all', async () => {
    expect((await read(iconv.encode('編號,標題\n1,退款', 'big5'), { encoding: 'big5' })).header).toEqual(['編號', '標題']);
    expect(await whyNot(iconv.encode(text, 'gb18030'), { encoding: 'utf-8' })).toBe('encoding');
    expect(await whyNot(text, { encoding: 'klingon' })).toBe('encoding');
  });

  test.each<[string, Buffer | string, string]>([
    ['empty', '', 'empty'],
    ['blank lines only', '\n\n , \n', 'empty'],
    ['a header only', 'a,b\n', 'header_only'],
    ['no header', '1001,2025-08-01 10:00\n1002,2025-08-02 11:00', 'header_missing 1'],
    ['a quotation mark that is never closed', 'a,b\n1,"2\n3,4\n', 'quotes'],
    ['a quotation mark inside a cell', 'a,b\n1,2"x"\n', 'quotes 2'],
    ['neither encoding', Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xff, 0xff, 0x2c, 0x31]), 'encoding'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'binary'],
    ['an old workbook under any name', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'old_workbook'],
    ['a damaged gzip', Buffer.concat([gzipSync('a,b\n1,2').subarray(0, 20), Buffer.from('xx')]), 'type'],
    ['an archive of something else', Buffer.from('PK\x03\x04 and no more'), 'workbook'],
  ])('is refused: %s', async (_, bytes, reason) => {
    expect((await whyNot(bytes)).replace(/(quotes) \d+$/, reason === 'quotes' ? '$1' : '$&')).toBe(reason);
  });

  test('is refused beyond the limits, also when it only unpacks to that', async () => {
    expect(await whyNot('a,b\n1,2\n3,4', { limits: { rows: 1 } })).toBe('rows_too_many 3');
    expect(await whyNot('a,b\n1,2', { limits: { columns: 1 } })).toBe('columns_too_many 1');
    expect(await whyNot(`a,b\n1,"${'x'.repeat(5_000)}"`, { limits: { cell: 1_000 } })).toMatch(/^cell_too_long/);
    await expect(readBytes((async function* () { yield gzipSync(Buffer.alloc(10_000_000)); })(), 1_000_000)).rejects.toMatchObject({ reason: 'too_large' });
  });

  test('takes a cell of a megabyte, for the row to be refused and the rest to be taken', async () => {
    expect((await read(`a,b\n1,${'x'.repeat(1_000_000)}\n2,y`)).lines).toHaveLength(2);
  });
});

describe('a workbook', () => {
  async function workbook(fill: (sheet: exceljs.Worksheet) => void): Promise<Buffer> {
    const book = new exceljs.Workbook();
    fill(book.addWorksheet('工单'));
    book.addWorksheet('other').addRow(['not', 'this', 'one']);
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  test('is read from its first sheet, as text: moments without a zone, results of formulas, rich text', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['工单号', '创建时间', '标题', '备注']);
      sheet.addRow([1001, new Date(Date.UTC(2025, 7, 1, 10, 30)), { richText: [{ text: '退' }, { text: '款' }] }, { formula: '1+1', result: 2 }]);
      sheet.addRow(['1002', '2025-08-01 10:30', { text: '链接', hyperlink: 'https://example.com' }, { error: '#N/A' }]);
      sheet.addRow(['1003']);
    });
    const table = await read(bytes);
    expect(table.encoding).toBe('XLSX');
    expect(table.header).toEqual(['工单号', '创建时间', '标题', '备注']);
    expect(table.lines).toEqual([
      { line: 2, cells: ['1001', '2025-08-01 10:30:00', '退款', '2'] },
      { line: 3, cells: ['1002', '2025-08-01 10:30', '链接', '#N/A'] },
      { line: 4, cells: ['1003', '', '', ''] },
    ]);
  });

  test('that unpacks to more than it may is refused before it is opened, whatever it says of its size', async () => {
    const packed = deflateRawSync(Buffer.alloc(8_000_000));
    expect(await whyNot(zipOf('xl/worksheets/sheet1.xml', packed, 100), { limits: { bytes: 1_000_000 } })).toBe('too_large');
    expect(packed.length).toBeLessThan(20_000);
  });

  test('that is damaged is refused', async () => {
    const bytes = await workbook((sheet) => sheet.addRow(['a']));
    expect(await whyNot(bytes.subarray(0, bytes.length - 30))).toBe('workbook');
    expect(await whyNot(zipOf('readme.txt', deflateRawSync(Buffer.from('hello')), 5))).toMatch(/workbook|empty/);
  });
});

/** One entry, whose declared size may be a lie. */
function zipOf(name: string, packed: Buffer, declared: number): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(declared, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}
