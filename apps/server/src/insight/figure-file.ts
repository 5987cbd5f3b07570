/** A table of figures as CSV or as an XLSX sheet. */

import { csvCell } from '../ticket/index.ts';
import type { FigureTable } from './export-figures.ts';

/** Begins with a byte order mark: Excel reads Chinese CSV as GBK without one. */
export function writeCsv({ head, rows }: FigureTable): Buffer {
  const line = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(',')}\r\n`;
  return Buffer.from(`\uFEFF${[head, ...rows].map(line).join('')}`);
}

/** In letters of a sheet: a Chinese one is two wide. */
const [narrowest, widest, air] = [9, 40, 2];

/**
 * Texts are texts by their type, so that no spreadsheet takes one that begins with `=` for a formula (R-J5).
 * A figure keeps all its digits and shows as many as people read; printed, it is as wide as the page and named on each.
 */
export async function writeXlsx({ head, rows }: FigureTable, name: string): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet(name, { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' }, headerFooter: { oddFooter: '&C&P / &N' } });
  sheet.views = [{ state: 'frozen', ySplit: 1, xSplit: 1 }];
  const top = sheet.addRow([...head]);
  top.font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  for (const [index, title] of head.entries()) {
    const column = sheet.getColumn(index + 1);
    const values = rows.map((row) => row[index] ?? null);
    // Long names break before their figures would stand far apart.
    const asks = index === 0 ? Math.max(lettersOf(title), ...values.map((value) => lettersOf(String(value ?? '')))) : Math.min(lettersOf(title), 20);
    column.width = Math.min(widest, Math.max(narrowest, asks + air));
    column.numFmt = index === 0 ? '@' : values.every((value) => value === null || Number.isInteger(value)) ? '#,##0' : '#,##0.00';
  }
  top.eachCell((cell, index) => {
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: index === 1 ? 'left' : 'right' };
    cell.border = { bottom: { style: 'thin' } };
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

function lettersOf(text: string): number {
  return [...text].reduce((all, letter) => all + (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(letter) ? 2 : 1), 0);
}
