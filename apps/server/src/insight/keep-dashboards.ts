/** Keeps, changes and removes people's dashboards. Each act is audited. */

import { checkDashboard } from '@huiyin/domain/insight/check-dashboard.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, type By } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { countDashboards, type DashboardFacts, insertDashboard, type KeptDashboard, lockDashboard, removeDashboard, saveDashboard } from './dashboard.store.ts';

const mostOwn = 50;

export async function createDashboard(shell: Shell, by: By, wish: DashboardFacts): Promise<Result<KeptDashboard, 'dashboard.invalid' | 'dashboard.too_many' | 'permission.missing'>> {
  // What is kept at hand is kept for a person; a key is none.
  if (by.actor.kind === 'key') return refuse('permission.missing', { only: 'person' });
  const refused = refuseInvalid(wish);
  if (refused) return refused;
  const ownerId = by.actor.id;
  return audited(shell, by, async (tx) => {
    if ((await countDashboards(tx, ownerId)) >= mostOwn) return refuse('dashboard.too_many', { most: mostOwn });
    const made = await insertDashboard(tx, { ...wish, name: wish.name.trim(), id: shell.ids.next(), ownerId }, shell.clock.now());
    return accept({ value: made, action: 'dashboard.created', target: `dashboard:${made.id}`, facts: { name: made.name, shared: made.shared } });
  });
}

export function changeDashboard(shell: Shell, by: By, id: Id, { seen, ...wish }: DashboardFacts & { readonly seen: number | null }): Promise<Result<KeptDashboard, 'dashboard.unknown' | 'dashboard.not_yours' | 'dashboard.changed' | 'dashboard.invalid'>> {
  return audited(shell, by, async (tx) => {
    const before = await lockOwn(tx, by, id);
    if (!before.ok) return before;
    if (seen !== null && seen !== before.value.version) return refuse('dashboard.changed', { version: before.value.version });
    const refused = refuseInvalid(wish);
    if (refused) return refused;
    const after = await saveDashboard(tx, id, { ...wish, name: wish.name.trim() }, shell.clock.now());
    return accept({ value: after, action: 'dashboard.changed', target: `dashboard:${id}`, facts: { name: after.name, shared: after.shared } });
  });
}

export function deleteDashboard(shell: Shell, by: By, id: Id): Promise<Result<undefined, 'dashboard.unknown' | 'dashboard.not_yours'>> {
  return audited(shell, by, async (tx) => {
    const before = await lockOwn(tx, by, id);
    if (!before.ok) return before;
    await removeDashboard(tx, id);
    return accept({ value: undefined, action: 'dashboard.removed', target: `dashboard:${id}`, facts: { name: before.value.name } });
  });
}

/** Somebody else's private one is not known to be there. */
async function lockOwn(tx: Tx, { actor }: By, id: Id): Promise<Result<KeptDashboard, 'dashboard.unknown' | 'dashboard.not_yours'>> {
  const dashboard = await lockDashboard(tx, id);
  if (!dashboard || (dashboard.ownerId !== actor.id && !dashboard.shared)) return refuse('dashboard.unknown');
  return dashboard.ownerId === actor.id ? accept(dashboard) : refuse('dashboard.not_yours');
}

function refuseInvalid(wish: DashboardFacts): Refused<'dashboard.invalid'> | null {
  const findings = checkDashboard(wish);
  return findings.length === 0 ? null : refuse('dashboard.invalid', { findings: findings.map(({ path, message }) => ({ path, message })) });
}
