/** Why a file cannot be imported, in a sentence. */

const texts: Readonly<Record<string, string>> = {
  empty: 'the file is empty.',
  header_missing: 'the first row holds data; the file needs a header that names its columns.',
  header_only: 'there is a header, and no row below it.',
  columns_too_many: 'too many columns.',
  rows_too_many: 'too many rows; cut the file into parts.',
  encoding: 'the text is neither UTF-8 nor GB18030 (nor what --encoding says).',
  binary: 'this is no text and no workbook.',
  quotes: 'a quotation mark is not closed, or stands where none may.',
  cell_too_long: 'a cell is too long, or a quotation mark is never closed.',
  too_large: 'the file is too large, packed or unpacked.',
  workbook: 'the workbook is damaged, or the archive is none.',
  old_workbook: 'this is a workbook of before 2007 (.xls); save it as .xlsx or CSV.',
  type: 'this is neither CSV nor XLSX.',
};

export function unreadableText({ reason, line }: Readonly<Record<string, unknown>>): string {
  const text = texts[String(reason)] ?? 'it cannot be read.';
  return typeof line === 'number' ? `line ${line}: ${text}` : text;
}
