/** Guesses what the columns of a file mean. Shown before anything runs; whoever imports decides. */

import type { ImportMapping } from './import.contract.ts';
import { guessDateOrder } from './import-date.ts';
import { factTarget, foldHeader, importTargets, type RowsAre } from './import-targets.ts';

/** The centre's own. */
const defaultZone = 'Asia/Shanghai';

export function guessMapping(header: readonly string[], rows: Iterable<readonly string[]>): ImportMapping {
  const rowsAre: RowsAre = find(header, 'events', 'activity') !== null && find(header, 'events', 'eventAt') !== null ? 'events' : 'cases';
  const columns: Record<string, string> = {};
  const taken = new Set<string>();
  for (const target of importTargets) {
    if (!target.rows.includes(rowsAre)) continue;
    const column = find(header, rowsAre, target.key, taken);
    if (column === null) continue;
    columns[target.key] = column;
    taken.add(column);
  }
  // What happened on a case carries facts of its own, and a log loses nothing by being brought in.
  if (rowsAre === 'events') for (const column of header) if (column !== '' && !taken.has(column) && factTarget.test(`facts.${column}`)) columns[`facts.${column}`] = column;

  const namesCustomer = ['phone', 'email', 'externalCustomerId'].some((key) => key in columns);
  return { columns, rows: rowsAre, timeZone: defaultZone, dateOrder: guessDateOrder(moments(header, rows, columns)) ?? 'YMD', ...(namesCustomer ? {} : { anonymous: true }) };
}

/** The words of a target are in order of strength: a column named exactly is better than one named loosely. */
function find(header: readonly string[], rows: RowsAre, key: string, taken: ReadonlySet<string> = new Set()): string | null {
  const target = importTargets.find((one) => one.key === key && one.rows.includes(rows));
  for (const word of target?.headers ?? []) {
    const column = header.find((candidate) => !taken.has(candidate) && foldHeader(candidate) === word);
    if (column !== undefined) return column;
  }
  return null;
}

function* moments(header: readonly string[], rows: Iterable<readonly string[]>, columns: Readonly<Record<string, string>>): Generator<string> {
  const indexes = ['openedAt', 'archivedAt', 'eventAt'].flatMap((key) => (columns[key] === undefined ? [] : [header.indexOf(columns[key])]));
  if (indexes.length === 0) return;
  for (const row of rows) for (const index of indexes) yield row[index] ?? '';
}
