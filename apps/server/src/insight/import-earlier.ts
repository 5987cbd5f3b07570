/** Brings in figures from before Huiyin: the whole file or nothing of it, and the same file twice changes nothing. */

import type { EarlierLook } from '@huiyin/domain/insight/earlier-figure.contract.ts';
import { type EarlierFigure, type EarlierMapping, earlierColumns, guessEarlier, keyOf, readAllEarlier } from '@huiyin/domain/insight/earlier-figure.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { todayOf } from '../calendar/index.ts';
import { audited, type By } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { readBytes } from '../platform/table/file-bytes.ts';
import { readTable, type Table } from '../platform/table/read-table.ts';
import { UnreadableFile } from '../platform/table/unreadable-file.ts';
import { lockEarlier, readEarlier, removeEarlier, saveEarlier } from './earlier-figure.store.ts';

type Parts = AsyncIterable<{ readonly name: string; readonly content: AsyncIterable<Uint8Array> }>;

export interface EarlierWish {
  readonly dry: boolean;
  /** Headings as chosen; those left out are guessed. */
  readonly chosen: Partial<EarlierMapping>;
}

const limits = { bytes: 8 * 1024 * 1024, rows: 20_000 } as const;
const mostTold = 500;
const [sampleRows, sampleCell] = [5, 80];

export async function importEarlier(shell: Shell, by: By, files: Parts, { dry, chosen }: EarlierWish): Promise<Result<EarlierLook, 'file.missing' | 'import.file_unreadable'>> {
  const file = await tableOf(files);
  if (!file.ok) return file;
  const { name, table: { header, lines } } = file.value;
  const mapping = { ...guessEarlier(header), ...Object.fromEntries(earlierColumns.flatMap((column) => (chosen[column] === undefined ? [] : [[column, header.includes(chosen[column]!) ? chosen[column] : null]]))) };
  const { figures, problems } = readAllEarlier(lines, header, mapping, await todayOf(shell));
  const look = {
    columns: [...header], mapping, sample: lines.slice(0, sampleRows).map(({ cells }) => cells.map((cell) => Array.from(cell).slice(0, sampleCell).join(''))), rows: lines.length,
    bad: new Set(problems.map(({ line }) => line)).size, problems: problems.slice(0, mostTold),
  };
  if (dry || problems.length > 0) return accept({ ...look, dry, ...counted(await compare(shell.db, figures)), imported: 0 });
  return audited(shell, by, async (tx) => {
    await lockEarlier(tx);
    const { fresh, changed, repeated } = await compare(tx, figures);
    await saveEarlier(tx, [...fresh, ...changed], { source: name, at: shell.clock.now() });
    const facts = { file: name, rows: lines.length, fresh: fresh.length, changed: changed.length };
    return accept({ value: { ...look, dry, ...counted({ fresh, changed, repeated }), imported: fresh.length + changed.length }, action: 'earlier_figures.imported', target: 'earlier_figures', facts });
  });
}

export function dropEarlier(shell: Shell, by: By, metricKey: string): Promise<Result<undefined, 'metric.unknown'>> {
  return audited(shell, by, async (tx) => {
    const removed = await removeEarlier(tx, metricKey);
    return removed === 0 ? refuse('metric.unknown') : accept({ value: undefined, action: 'earlier_figures.removed', target: `metric:${metricKey}`, facts: { removed } });
  });
}

interface Compared {
  readonly fresh: readonly EarlierFigure[];
  readonly changed: readonly EarlierFigure[];
  readonly repeated: readonly EarlierFigure[];
}

async function compare(db: Db, figures: readonly EarlierFigure[]): Promise<Compared> {
  const known = new Map((await readEarlier(db, null)).map((figure) => [keyOf(figure), figure]));
  const isSame = (figure: EarlierFigure) => known.get(keyOf(figure))!.value === figure.value && known.get(keyOf(figure))!.n === figure.n;
  const there = figures.filter((figure) => known.has(keyOf(figure)));
  return { fresh: figures.filter((figure) => !known.has(keyOf(figure))), changed: there.filter((figure) => !isSame(figure)), repeated: there.filter(isSame) };
}

function counted({ fresh, changed, repeated }: Compared) {
  return { fresh: fresh.length, changed: changed.length, repeated: repeated.length };
}

async function tableOf(files: Parts): Promise<Result<{ readonly name: string; readonly table: Table }, 'file.missing' | 'import.file_unreadable'>> {
  try {
    for await (const { name, content } of files) return accept({ name, table: await readTable(await readBytes(content, limits.bytes), { encoding: null, limits }) });
    return refuse('file.missing');
  } catch (cause) {
    if (cause instanceof UnreadableFile) return refuse('import.file_unreadable', { reason: cause.reason, line: cause.line });
    throw cause;
  }
}
