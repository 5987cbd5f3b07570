/** Sets rules up, changes, mutes and removes them. Each act is audited. */

import { shippedRules } from '@huiyin/domain/alert/shipped.ts';
import { flawsOf } from '@huiyin/domain/alert/rule.ts';
import { refuseRule, type RuleFlaw } from '@huiyin/domain/alert/rule-flaws.ts';
import { dimensionKeys } from '@huiyin/domain/insight/dimension.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { audited, type By, isActive } from '../identity/index.ts';
import { readOutletNames } from '../delivery/index.ts';
import { readSlice } from '../insight/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { endAlert } from './alert.store.ts';
import { forgetStanding, insertRule, insertShippedRules, lockRule, removeRule, type RuleFacts, saveMute, saveRule } from './rule.store.ts';
import { watchedMetrics, whereOf } from './watch.ts';

const watchable = { metrics: watchedMetrics, dimensions: new Set<string>([...dimensionKeys, 'hour']) };

export function createRule(shell: Shell, by: By, facts: RuleFacts): Promise<Result<Id, 'alert_rule.invalid'>> {
  return audited(shell, by, async (tx) => {
    const refused = await refuseInvalid(tx, facts);
    if (refused) return refused;
    const id = shell.ids.next();
    await insertRule(tx, id, tidied(facts), shell.clock.now());
    return accept({ value: id, action: 'alert_rule.created', target: `alert_rule:${id}`, facts: told(facts) });
  });
}

/** When it watches something else from now on, an alert of before ends untold, and the look begins anew. */
export function changeRule(shell: Shell, by: By, id: Id, { seen, ...facts }: RuleFacts & { readonly seen: number | null }): Promise<Result<Id, 'alert_rule.invalid' | 'alert_rule.unknown' | 'alert_rule.changed'>> {
  return audited(shell, by, async (tx) => {
    const before = await lockRule(tx, id);
    if (!before) return refuse('alert_rule.unknown');
    if (seen !== null && seen !== before.version) return refuse('alert_rule.changed', { version: before.version });
    const refused = await refuseInvalid(tx, facts);
    if (refused) return refused;
    await saveRule(tx, id, tidied(facts), before.version + 1);
    if (!facts.active || watches(before) !== watches(facts)) {
      await endAlert(tx, id, shell.clock.now());
      await forgetStanding(tx, id);
    }
    return accept({ value: id, action: 'alert_rule.changed', target: `alert_rule:${id}`, facts: told(facts) });
  });
}

const longestMute = 90 * day;

export function muteRule(shell: Shell, by: By, id: Id, until: Instant | null): Promise<Result<Id, 'alert_rule.invalid' | 'alert_rule.unknown'>> {
  return audited(shell, by, async (tx) => {
    const rule = await lockRule(tx, id);
    if (!rule) return refuse('alert_rule.unknown');
    const now = shell.clock.now();
    if (until !== null && (until <= now || until > now + longestMute)) return refuseRule([{ field: 'mutedUntil', why: 'mute' }]);
    await saveMute(tx, id, until, rule.version + 1);
    return accept({ value: id, action: until === null ? 'alert_rule.unmuted' : 'alert_rule.muted', target: `alert_rule:${id}`, facts: { name: rule.name.zh, ...(until !== null && { until: new Date(until).toISOString() }) } });
  });
}

export function deleteRule(shell: Shell, by: By, id: Id): Promise<Result<undefined, 'alert_rule.unknown'>> {
  return audited(shell, by, async (tx) => {
    const rule = await lockRule(tx, id);
    if (!rule) return refuse('alert_rule.unknown');
    await endAlert(tx, id, shell.clock.now());
    await removeRule(tx, id, shell.clock.now());
    return accept({ value: undefined, action: 'alert_rule.removed', target: `alert_rule:${id}`, facts: { name: rule.name.zh } });
  });
}

/** At every start; what the centre changed or removed stays so. */
export async function seedAlerts(tx: Tx, { ids, clock }: Pick<Shell, 'ids' | 'clock'>): Promise<void> {
  await insertShippedRules(tx, shippedRules.map(({ key, rule }) => ({ id: ids.next(), key, facts: { ...rule, ownerId: null, outletIds: [] } })), clock.now());
}

/** Names every field that cannot be meant: what the rule itself tells, and what only the centre knows. */
export async function refuseInvalid(db: Db, facts: RuleFacts, isKept = true): Promise<Refused<'alert_rule.invalid'> | null> {
  const told = flawsOf(facts, { ...watchable, personIds: new Set(facts.ownerId !== null && (await isActive(db, facts.ownerId)) ? [facts.ownerId] : []) });
  const flaws: RuleFlaw[] = told.filter(({ field }) => isKept || (field !== 'ownerId' && field !== 'name'));
  for (const [dimension, group] of Object.entries(facts.slice)) {
    const field = `slice.${dimension}`;
    if (!flaws.some((flaw) => flaw.field === field) && !(await readSlice(db, whereOf({ [dimension]: group }))).ok) flaws.push({ field, why: 'group' });
  }
  const outlets = new Set((await readOutletNames(db)).map(({ id }) => id));
  if (!facts.outletIds.every((id) => outlets.has(id))) flaws.push({ field: 'outletIds', why: 'outlet' });
  return flaws.length === 0 ? null : refuseRule(flaws);
}

function watches({ metric, slice, condition, windowMs }: RuleFacts): string {
  return JSON.stringify([metric, Object.entries(slice).toSorted(), Object.entries(condition).toSorted(), windowMs]);
}

function tidied(facts: RuleFacts): RuleFacts {
  return { ...facts, name: trimmed(facts.name) };
}

function trimmed({ zh, en }: BilingualText): BilingualText {
  return { zh: zh.trim(), en: en.trim() };
}

function told({ name, metric, active }: RuleFacts) {
  return { name: name.zh.trim(), metric, active };
}
