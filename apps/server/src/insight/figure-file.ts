/** A table of figures as CSV or as an XLSX sheet. */

import { csvCell } from '../ticket/index.ts';
import type { FigureTable } from './export-figures.ts';

/** Begins with a byte order mark: Excel reads Chinese CSV as GBK without one. */
export function writeCsv({ head, rows }: FigureTable): Buffer {
  const line = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(',')}\r\n`;
  return Buffer.from(`\uFEFF${[head, ...rows].map(line).join('')}`);
}

/** Texts are texts by their type, so that no spreadsheet takes one that begins with `=` for a formula (R-J5). */
export async function writeXlsx({ head, rows }: FigureTable, name: string): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet(name);
  sheet.addRow([...head]).font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1, xSplit: 1 }];
  for (const row of rows) sheet.addRow([...row]);
  for (const [index, title] of head.entries()) sheet.getColumn(index + 1).width = Math.min(36, Math.max(10, title.length * 1.6));
  sheet.getColumn(1).numFmt = '@';
  return Buffer.from(await book.xlsx.writeBuffer());
}
