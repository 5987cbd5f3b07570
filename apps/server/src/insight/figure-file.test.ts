/** A sheet of figures as people open it. */

import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { writeXlsx } from './figure-file.ts';

const table = { head: ['问题分类', '咨询量', '首次响应时间（分钟） 上一期'], rows: [['全部', 12_345, 3.1739], ['=1+1', 2, null], ['很长很长的问题分类名称', 7, 2.5]] as [string, ...(number | null)[]][] };

async function open() {
  const book = new exceljs.Workbook();
  await book.xlsx.load((await writeXlsx(table, '数据')) as never);
  return book.worksheets[0]!;
}

test('keeps every digit and shows as many as people read; a text stays a text', async () => {
  const sheet = await open();
  expect([2, 3].map((column) => sheet.getColumn(column).numFmt)).toEqual(['#,##0', '#,##0.00']);
  expect(sheet.getCell('C2').value).toBe(3.1739);
  expect([sheet.getCell('A3').value, sheet.getCell('A3').type, sheet.getCell('A3').numFmt]).toEqual(['=1+1', exceljs.ValueType.String, '@']);
});

test('has room for its names, and is printed as wide as a page with them on each', async () => {
  const sheet = await open();
  expect(sheet.getColumn(1).width).toBeGreaterThan(22);
  expect(sheet.getCell('C1').alignment).toMatchObject({ wrapText: true, horizontal: 'right' });
  expect(sheet.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1', orientation: 'landscape' });
});
