/** A file as a table: the header and its rows, whatever it was written in. Everything is read before anything is done with it. */

import type { TableLine } from './table-line.ts';
import { readCsv } from './csv-table.ts';
import { limits, UnreadableFile } from './unreadable-file.ts';
import { readXlsx } from './xlsx-table.ts';

export interface Table {
  readonly format: 'csv' | 'xlsx';
  /** `UTF-8`, `GB18030` … ; `XLSX` for a workbook. */
  readonly encoding: string;
  readonly header: readonly string[];
  readonly lines: readonly TableLine[];
}

export interface TableWish {
  /** A label of the Encoding Standard; null: found out. */
  readonly encoding: string | null;
  /** For tests. */
  readonly limits?: Partial<Record<keyof typeof limits, number>>;
}

/** What a file is says its content, not its name. */
export async function readTable(bytes: Buffer, wish: TableWish): Promise<Table> {
  const most = { ...limits, ...wish.limits };
  if (bytes.length === 0) throw new UnreadableFile('empty');
  if (bytes.length > most.bytes) throw new UnreadableFile('too_large');
  if (bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) throw new UnreadableFile('old_workbook');
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'));
  const { encoding, rows } = isZip ? { encoding: 'XLSX', rows: readXlsx(bytes, most) } : readCsv(bytes, wish.encoding, most);

  let header: readonly string[] | null = null;
  const lines: TableLine[] = [];
  for await (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    if (header === null) {
      header = row.cells.map((cell) => cell.trim());
      if (header.length > most.columns) throw new UnreadableFile('columns_too_many', row.line);
      // A row of numbers and dates is a first row of data: the header was left out.
      if (header.every((cell) => cell === '' || /^[\d\s:./+-]+$/.test(cell))) throw new UnreadableFile('header_missing', row.line);
    } else {
      if (lines.length >= most.rows) throw new UnreadableFile('rows_too_many', row.line);
      lines.push(isZip ? { line: row.line, cells: padded(row.cells, header.length) } : row);
    }
  }
  if (header === null) throw new UnreadableFile('empty');
  if (lines.length === 0) throw new UnreadableFile('header_only');
  return { format: isZip ? 'xlsx' : 'csv', encoding, header, lines };
}

/** A workbook leaves empty cells at the end of a row away. */
function padded(cells: readonly string[], width: number): readonly string[] {
  return cells.length >= width ? cells : [...cells, ...Array<string>(width - cells.length).fill('')];
}
