/** An export is ordered by whoever may see what it is of, and stopped by the one who ordered it. */

import type { ExportRun } from '@huiyin/domain/export/export.contract.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, type By, recordAudit } from '../identity/index.ts';
import { orderJobOf } from '../platform/long-run.ts';
import type { Shell } from '../platform/shell.ts';
import type { ExportKind } from './export-kind.ts';
import { exportRun } from './export-run.ts';
import { countUnderWay, endRun, insertRun, readRun, type RunRow } from './export.store.ts';

export const keptMs = 7 * day;

/** Each takes a worker for a while: one person does not take them all. */
const mostUnderWay = 3;

export interface ExportOrder {
  readonly kind: ExportKind['name'];
  readonly subjectId: Id;
  /** Kept in the audit log too: format, language. */
  readonly wish: JsonObject;
}

/** Whether the caller may see the subject is asked by the route that takes the order. */
export function orderExport(shell: Shell, by: By, { kind, subjectId, wish }: ExportOrder): Promise<Result<ExportRun, 'export.too_many'>> {
  return audited(shell, by, async (tx) => {
    if ((await countUnderWay(tx, by.actor.id)) >= mostUnderWay) return refuse('export.too_many', { most: mostUnderWay });
    const id = shell.ids.next();
    const subject = `${kind}:${subjectId}`;
    await insertRun(tx, { id, kind, subject, wish, actorId: by.actor.id, at: shell.clock.now() });
    await orderJobOf(tx, shell, exportRun, id);
    return accept({ value: viewRun((await readRun(tx, id))!), action: 'export.started', target: subject, facts: wish });
  });
}

/** One that ended, perhaps this moment, stays as it is, and no line says that it was cancelled. */
export async function cancelExport(shell: Shell, by: By, id: Id): Promise<Result<ExportRun, 'export.unknown'>> {
  const run = await readRun(shell.db, id);
  if (run === undefined || run.actor_id !== by.actor.id) return refuse('export.unknown');
  await shell.db.transaction().execute(async (tx) => {
    if (await endRun(tx, id, { state: 'cancelled', failure: null, at: shell.clock.now() })) await recordAudit(tx, shell, { ...by, action: 'export.cancelled', target: run.subject, facts: run.wish });
  });
  return accept(viewRun((await readRun(shell.db, id)) ?? run));
}

export function viewRun(run: RunRow): ExportRun {
  return {
    id: run.id, subject: run.subject, wish: run.wish, state: run.state, done: run.done, total: run.total,
    file: run.file_name === null ? null : { name: run.file_name, size: Number(run.file_size) },
    askedAt: toWire(run.asked_at), endedAt: toWireOrNull(run.ended_at), keptUntil: run.ended_at === null ? null : toWire(run.ended_at + keptMs),
  };
}
