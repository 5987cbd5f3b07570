/** Long work: asked for by a person or the night, done by a worker step by step, stopped by whoever no longer wants it. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { RunView } from '@huiyin/domain/upkeep/run.schema.ts';
import { audited, type By, readNames } from '../identity/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import { type LongRun, orderJobOf, whileOn } from '../platform/long-run.ts';
import type { Shell } from '../platform/shell.ts';
import { endRun, forgetOldRuns, insertRun, moveRun, readLatestRun, readRun, readSilent, type Run, type RunKind } from './run.store.ts';

export const upkeepRun: LongRun = {
  name: 'upkeep',
  job: 'upkeep.run',
  maxAttempts: 3,
  readSilent,
  settle: (tx, shell, id) => endRun(tx, id, { state: 'failed', result: null, at: shell.clock.now() }),
};

/** Runs that are kept to be looked at. */
const kept = 3;

/** Null where one is running. */
export async function beginRun(tx: Tx, shell: Pick<Shell, 'ids' | 'clock' | 'jobs'>, kind: RunKind, askedBy: Id | null): Promise<Run | null> {
  const id = shell.ids.next();
  if (!(await insertRun(tx, { id, kind, askedBy, at: shell.clock.now() }))) return null;
  await orderJobOf(tx, shell, upkeepRun, id);
  return (await readRun(tx, id))!;
}

export async function askForRun(shell: Shell, kind: RunKind, by: By): Promise<Result<RunView, 'upkeep.running'>> {
  const begun = await audited(shell, by, async (tx) => {
    const run = await beginRun(tx, shell, kind, by.actor.kind === 'person' ? by.actor.id : null);
    return run === null ? refuse('upkeep.running') : accept({ value: run, action: `upkeep.${kind}_started`, target: `upkeep:${run.id}`, facts: {} });
  });
  return begun.ok ? accept(await shown(shell.db, begun.value)) : begun;
}

export async function cancelRun(shell: Shell, kind: RunKind, by: By): Promise<Result<RunView, 'upkeep.not_running'>> {
  const ended = await audited(shell, by, async (tx) => {
    const run = await readLatestRun(tx, kind, 'running');
    if (!run || !(await endRun(tx, run.id, { state: 'cancelled', result: null, at: shell.clock.now() }))) return refuse('upkeep.not_running');
    return accept({ value: (await readRun(tx, run.id))!, action: `upkeep.${kind}_cancelled`, target: `upkeep:${run.id}`, facts: { done: run.done } });
  });
  return ended.ok ? accept(await shown(shell.db, ended.value)) : ended;
}

/** Tells how far it has come, and whether to go on. */
export type Move = (done: number, total: number) => Promise<boolean>;
/** Null where it was told to stop. */
export type Work = (shell: Shell, run: Run, move: Move) => Promise<JsonObject | null>;

/** What it keeps while it runs belongs to the run; tried again after a fault, it begins anew. */
export function workOnRun(shell: Shell, id: Id, works: Readonly<Record<RunKind, Work>>): Promise<void> {
  return whileOn(shell, upkeepRun, id, () => workOn(shell, id, works));
}

async function workOn(shell: Shell, id: Id, works: Readonly<Record<RunKind, Work>>): Promise<void> {
  const run = await readRun(shell.db, id);
  if (run?.state !== 'running') return;
  const at = () => shell.clock.now();
  try {
    const result = await works[run.kind](shell, run, (done, total) => shell.db.transaction().execute((tx) => moveRun(tx, id, { done, total, at: at() })));
    if (result === null) return;
    await shell.db.transaction().execute(async (tx) => {
      if (await endRun(tx, id, { state: 'done', result, at: at() })) await forgetOldRuns(tx, run.kind, kept);
    });
  } catch (error) {
    shell.log.error({ err: error, run: id, kind: run.kind }, 'long work failed');
    await shell.db.transaction().execute((tx) => endRun(tx, id, { state: 'failed', result: null, at: at() }));
  }
}

export async function shown(db: Db, { id, state, done, total, askedBy, startedAt, endedAt }: Run): Promise<RunView> {
  const names = askedBy === null ? null : await readNames(db, [askedBy]);
  return { id, state, done, total, askedBy: askedBy === null ? null : { id: askedBy, name: names!.get(askedBy) ?? null }, startedAt: toWire(startedAt), endedAt: toWireOrNull(endedAt) };
}
