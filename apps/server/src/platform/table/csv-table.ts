/** Rows of a text file: its encoding and delimiter found out, its quotes honoured, its lines counted. */

import { parse, type CsvError } from 'csv-parse';
import type { TableLine } from './table-line.ts';
import { UnreadableFile, type limits } from './unreadable-file.ts';
import { decodeText, encodingOf } from './text-encoding.ts';

type Most = { readonly [Key in keyof typeof limits]: number };

const delimiters = [',', ';', '\t', '|'] as const;

export function readCsv(bytes: Buffer, wished: string | null, most: Most): { readonly encoding: string; readonly rows: AsyncIterable<TableLine> } {
  const encoding = encodingOf(bytes, wished);
  return { encoding, rows: rowsOf(bytes, encoding, most) };
}

async function* rowsOf(bytes: Buffer, encoding: string, most: Most): AsyncGenerator<TableLine> {
  const text = decodeText(bytes, encoding);
  const parser = parse({
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: false,
    info: true,
    // An opening quote that is never closed would otherwise swallow the rest of the file.
    max_record_size: most.cell * 4,
  });
  // In pieces, so that the parser keeps up with what is read of it.
  const piece = 1 << 16;
  let at = 0;
  const feed = () => {
    while (at < text.length) {
      const next = text.slice(at, (at += piece));
      if (!parser.write(next)) return void parser.once('drain', feed);
    }
    parser.end();
  };
  feed();
  try {
    // `lines` counts to the end of the record; its beginning is what an editor is asked for.
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
      yield { line: info.lines - breaks, cells: record };
    }
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    const { code, lines } = cause as CsvError & { lines?: number };
    if (code === 'CSV_MAX_RECORD_SIZE') throw new UnreadableFile('cell_too_long', lines ?? null, { cause });
    // Some of its codes carry its name and some do not.
    if (/^CSV_|QUOTE/.test(String(code))) throw new UnreadableFile('quotes', lines ?? null, { cause });
    throw cause;
  } finally {
    parser.destroy();
  }
}

/** The one that cuts the first line into most parts, quoted parts aside; a comma when none does. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 100_000).replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
  const counts = delimiters.map((delimiter) => head.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}
