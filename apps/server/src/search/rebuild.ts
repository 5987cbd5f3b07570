/**
 * Builds the index anew on the side that is not read, while the live one is searched and kept up; then they change places. What changes
 * meanwhile is written to both sides. A worker that dies leaves it where it was: the next goes on from there.
 */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { RebuildView } from '@huiyin/domain/search/search.contract.ts';
import { audited, type By } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import { type LongRun, orderJobOf, whileOn } from '../platform/long-run.ts';
import type { Shell } from '../platform/shell.ts';
import { emptySide, holdIndex, otherSide, readLiveSide, switchSide } from './entry.store.ts';
import { refresh } from './follow-changes.ts';
import { endRebuild, insertRebuild, readLatest, readRunning, readSilent, type Rebuild, saveProgress } from './rebuild.store.ts';
import type { SearchSource } from './source.ts';

export const rebuildRun: LongRun = {
  name: 'rebuild',
  job: 'search.rebuild',
  readSilent,
  // From the command line there is no job; what is left of it needs nothing but the database.
  async settle(tx, shell, id) {
    if ((await readRunning(tx))?.id !== id) return false;
    await orderJobOf(tx, shell, rebuildRun, id);
    return true;
  },
};

const batch = 500;

export async function startRebuild(tx: Tx, shell: Pick<Shell, 'ids' | 'clock' | 'jobs'>, sources: readonly SearchSource[]): Promise<Rebuild | null> {
  let total = 0;
  for (const source of sources) total += await source.count(tx);
  await holdIndex(tx);
  const side = otherSide(await readLiveSide(tx));
  const id = shell.ids.next();
  if (!(await insertRebuild(tx, { id, side, total, at: shell.clock.now() }))) return null;
  await emptySide(tx, side);
  await orderJobOf(tx, shell, rebuildRun, id);
  return (await readRunning(tx))!;
}

export function askForRebuild(shell: Shell, sources: readonly SearchSource[], by: By): Promise<Result<RebuildView, 'search.rebuilding'>> {
  return audited(shell, by, async (tx) => {
    const rebuild = await startRebuild(tx, shell, sources);
    if (rebuild === null) return refuse('search.rebuilding');
    return accept({ value: shown(rebuild), action: 'search.rebuild_started', target: 'search:index', facts: { total: rebuild.total } });
  });
}

export function cancelRebuild(shell: Shell, by: By): Promise<Result<RebuildView, 'search.not_rebuilding'>> {
  return audited(shell, by, async (tx) => {
    await holdIndex(tx);
    const rebuild = await readRunning(tx);
    if (!rebuild) return refuse('search.not_rebuilding');
    await endRebuild(tx, rebuild.id, 'cancelled', shell.clock.now());
    await emptySide(tx, rebuild.side);
    return accept({ value: shown((await readLatest(tx))!), action: 'search.rebuild_cancelled', target: 'search:index', facts: { done: rebuild.done } });
  });
}

/** Until it is whole, or was cancelled. */
export function workOnRebuild(shell: Shell, sources: readonly SearchSource[], id: Id, tell: (rebuild: Rebuild) => void = () => undefined): Promise<void> {
  return whileOn(shell, rebuildRun, id, async () => {
    for (;;) {
      const rebuild = await shell.db.transaction().execute((tx) => stepRebuild(tx, shell, sources));
      if (rebuild === null) return;
      tell(rebuild);
    }
  });
}

/** Here and now, by whoever waits for it. `rebuilding`: one is under way already. */
export async function rebuildAtOnce(shell: Shell, sources: readonly SearchSource[], tell: (done: number, total: number) => void): Promise<RebuildView['state'] | 'rebuilding'> {
  const begun = await shell.db.transaction().execute((tx) => startRebuild(tx, shell, sources));
  if (begun === null) return 'rebuilding';
  await workOnRebuild(shell, sources, begun.id, ({ done, total }) => tell(done, total));
  return (await readLatest(shell.db))!.state;
}

/** One batch in a transaction of its own, so that the live index is kept up between two. Null when there is nothing more to do. */
export async function stepRebuild(tx: Tx, shell: Pick<Shell, 'clock'>, sources: readonly SearchSource[]): Promise<Rebuild | null> {
  await holdIndex(tx);
  const rebuild = await readRunning(tx);
  if (!rebuild) return null;
  const at = shell.clock.now();
  const source = rebuild.kind === null ? sources[0] : sources.find(({ kind }) => kind === rebuild.kind);
  const ids = source ? await source.idsAfter(tx, rebuild.afterId, batch) : [];
  if (source && ids.length > 0) {
    await refresh(tx, source, ids, [rebuild.side]);
    await saveProgress(tx, rebuild.id, { kind: source.kind, afterId: ids.at(-1)!, done: rebuild.done + ids.length, at });
    return (await readRunning(tx))!;
  }
  const next = sources[(source ? sources.indexOf(source) : -1) + 1];
  if (next) {
    await saveProgress(tx, rebuild.id, { kind: next.kind, afterId: null, done: rebuild.done, at });
    return (await readRunning(tx))!;
  }
  await switchSide(tx, rebuild.side);
  await endRebuild(tx, rebuild.id, 'done', at);
  await emptySide(tx, otherSide(rebuild.side));
  return null;
}

export function shown({ id, state, done, total, startedAt, endedAt }: Rebuild): RebuildView {
  return { id, state, done, total: Math.max(total, done), startedAt: toWire(startedAt), endedAt: toWireOrNull(endedAt) };
}
