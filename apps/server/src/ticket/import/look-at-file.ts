/** Looks at a file before anything is decided: what it is, what its columns seem to mean, how its first rows read. */

import { guessMapping } from '@huiyin/domain/ticket/import-guess.ts';
import { readBytes } from '../../platform/table/file-bytes.ts';
import type { Look } from './import.store.ts';
import { readTable, type Table } from '../../platform/table/read-table.ts';

const sampleRows = 5;
const sampleCell = 200;

export async function readFile(source: AsyncIterable<Uint8Array>, encoding: string | null = null): Promise<Table> {
  return readTable(await readBytes(source), { encoding });
}

export function lookAt({ header, lines }: Table): Look {
  return {
    columns: header,
    sample: lines.slice(0, sampleRows).map(({ cells }) => cells.map((cell) => Array.from(cell.slice(0, sampleCell)).join(''))),
    guess: guessMapping(header, lines.map(({ cells }) => cells)),
  };
}
