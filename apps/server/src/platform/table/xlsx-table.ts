/** Rows of the first sheet of a workbook, as text. The archive is measured before it is opened. */

import { Readable } from 'node:stream';
import type { TableLine } from './table-line.ts';
import type { CellValue } from 'exceljs';
import { measureZip } from '../zip-size.ts';
import { UnreadableFile } from './unreadable-file.ts';

export async function* readXlsx(bytes: Buffer, most: { readonly bytes: number; readonly rows: number; readonly columns: number }): AsyncGenerator<TableLine> {
  const size = await measureZip(bytes, most.bytes);
  if (size !== 'fits') throw new UnreadableFile(size === 'too_large' ? 'too_large' : 'workbook');
  try {
    const { default: exceljs } = await import('exceljs');
    const reader = new exceljs.stream.xlsx.WorkbookReader(Readable.from([bytes]), { worksheets: 'emit', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'cache', entries: 'ignore' });
    for await (const sheet of reader) {
      for await (const row of sheet) {
        if (row.cellCount > most.columns) throw new UnreadableFile('columns_too_many', row.number);
        const cells: string[] = [];
        row.eachCell({ includeEmpty: true }, (cell, column) => {
          cells[column - 1] = textOf(cell.value);
        });
        yield { line: row.number, cells };
      }
      return;
    }
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile('workbook', null, { cause });
  }
}

/** A formula counts as its last result: we evaluate nothing. */
function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return localText(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('hyperlink' in value) return textOf(value.text as CellValue);
  if ('error' in value) return value.error;
  if ('result' in value || 'formula' in value || 'sharedFormula' in value) return textOf((value as { result?: CellValue }).result ?? null);
  return '';
}

/** A sheet's moments carry no zone; the reader hands them out as if they were UTC. */
function localText(moment: Date): string {
  return Number.isNaN(moment.getTime()) ? '#VALUE!' : moment.toISOString().slice(0, 23).replace('T', ' ').replace('.000', '');
}
