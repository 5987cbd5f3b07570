/** Articles as an XLSX sheet: the first sheet's first row names the columns, a row is an article, several words stand on lines of their own. */

import { recordColumns, type RecordColumn } from '@huiyin/domain/knowledge/article-record.ts';
import type { CellValue } from 'exceljs';
import { measureZip } from '../../platform/zip-size.ts';
import { type ArticleRow, type ArticleRows, type ImportProblem, limits, onlyProblem, problem } from './article-rows.ts';

const lists: ReadonlySet<RecordColumn> = new Set(['variants', 'products', 'channels', 'flowSteps']);
const mostColumns = 60;

export async function readSheet(name: string, bytes: Buffer): Promise<ArticleRows> {
  const size = await measureZip(bytes, limits.unpacked);
  if (size === 'too_large') return onlyProblem(name, '表格解开后太大', 'Unpacked, the sheet is too large');
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  try {
    if (size === 'damaged') throw new Error('not an archive');
    await book.xlsx.load(bytes as never);
  } catch {
    return onlyProblem(name, '不是可读的 XLSX 文件', 'This is not an XLSX file that can be read');
  }
  const sheet = book.worksheets[0];
  if (!sheet || sheet.rowCount < 2) return onlyProblem(name, '表格里没有知识', 'There is no article in the sheet');
  if (sheet.rowCount > limits.rows + 1 || sheet.columnCount > mostColumns) return onlyProblem(name, `最多 ${limits.rows} 行、${mostColumns} 列`, `At most ${limits.rows} rows and ${mostColumns} columns`);

  const problems: ImportProblem[] = [];
  const columns = new Map<number, RecordColumn>();
  sheet.getRow(1).eachCell((cell, at) => {
    const head = String(cell.value ?? '').trim();
    const column = columnOf(head);
    if (column === null || [...columns.values()].includes(column)) problems.push(problem(name, `表头“${head.slice(0, 40)}”不认识或重复`, `The head “${head.slice(0, 40)}” is unknown, or there twice`, { row: 1 }));
    else columns.set(at, column);
  });
  const rows: ArticleRow[] = [];
  for (let number = 2; number <= sheet.rowCount; number++) {
    const fields: Record<string, unknown> = {};
    for (const [at, column] of columns) {
      const said = textOf(sheet.getRow(number).getCell(at).value);
      if (said === null) problems.push(problem(name, '不接受公式，请填写结果', 'Formulas are not taken; please write the result', { row: number, column }));
      else if (said.trim() !== '') fields[column] = lists.has(column) ? said.split('\n') : said;
    }
    if (Object.keys(fields).length > 0) rows.push({ file: name, row: number, fields });
  }
  return { rows, pictures: new Map(), problems };
}

function columnOf(head: string): RecordColumn | null {
  for (const [column, chinese] of Object.entries(recordColumns)) if (head === chinese || head.toLowerCase() === column.toLowerCase()) return column as RecordColumn;
  return null;
}

/** Null: a formula. */
function textOf(value: CellValue): string | null {
  if (value === null || value === undefined) return '';
  // A sheet's day has no zone; the reader hands it out as if it were UTC.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).replace(/\r\n?/g, '\n');
  if ('richText' in value) return value.richText.map(({ text }) => text).join('').replace(/\r\n?/g, '\n');
  if ('formula' in value || 'sharedFormula' in value) return null;
  if ('hyperlink' in value) return textOf(value.text as CellValue);
  return '';
}

/** Cells are texts by their type, so that no spreadsheet takes one that begins with `=` for a formula. */
export async function writeSheet(records: readonly Readonly<Record<RecordColumn, string | readonly string[] | null>>[]): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('知识');
  const names = Object.keys(recordColumns) as RecordColumn[];
  sheet.addRow(names.map((column) => recordColumns[column]));
  sheet.getRow(1).font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  for (const [index, column] of names.entries()) {
    sheet.getColumn(index + 1).width = column === 'body' ? 80 : lists.has(column) || column === 'title' ? 40 : 16;
    sheet.getColumn(index + 1).numFmt = '@';
  }
  for (const record of records) {
    const row = sheet.addRow(names.map((column) => (Array.isArray(record[column]) ? record[column].join('\n') : (record[column] ?? ''))));
    row.alignment = { wrapText: true, vertical: 'top' };
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
