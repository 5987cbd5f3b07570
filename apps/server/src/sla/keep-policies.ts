/** Makes, changes, removes and orders policies. Everything that changes what is promised has open clocks worked out anew. */

import { BeyondCalendar, addWorkingTime } from '@huiyin/domain/calendar/working-time.ts';
import { Tier } from '@huiyin/domain/customer/customer.contract.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Policy } from '@huiyin/domain/sla/policy.ts';
import { validatePolicy, type Surroundings } from '@huiyin/domain/sla/validate-policy.ts';
import { calendarsOf, holdCalendar, type Calendars } from '../calendar/index.ts';
import { audited, type By } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { insertPolicy, type KeptPolicy, lockSettings, raiseSettingsVersion, readLadders, readPolicies, removePolicy as removeRow, savePolicy, savePolicyOrder } from './policy.store.ts';
import { orderRecount } from './recount-clocks.ts';
import { forgetRules } from './rules.ts';
import { readSpeakable } from './surroundings.store.ts';

export type PolicyWish = Pick<Policy, 'name' | 'active' | 'when' | 'targets'>;

const channelKinds = ['web', 'phone', 'wechat', 'email', 'api', 'import'];

export async function createPolicy(shell: Shell, by: By, wish: PolicyWish): Promise<Result<KeptPolicy, 'policy.invalid'>> {
  const calendars = await calendarsOf(shell);
  return audited(shell, by, async (tx) => {
    await lockSettings(tx);
    const refused = await refuseInvalid(tx, shell, calendars, wish);
    if (refused) return refused;
    const id = shell.ids.next();
    await insertPolicy(tx, { ...tidied(wish), id, key: null });
    await announce(tx, shell);
    return accept({ value: (await findPolicy(tx, id))!, action: 'policy.created', target: `policy:${id}`, facts: { name: wish.name.zh } });
  });
}

export async function changePolicy(shell: Shell, by: By, id: Id, wish: PolicyWish & { readonly seen: number | null }): Promise<Result<KeptPolicy, 'policy.unknown' | 'policy.changed' | 'policy.invalid'>> {
  const calendars = await calendarsOf(shell);
  return audited(shell, by, async (tx) => {
    await lockSettings(tx);
    const policy = await findPolicy(tx, id);
    if (!policy) return refuse('policy.unknown');
    if (wish.seen !== null && wish.seen !== policy.version) return refuse('policy.changed', { version: policy.version });
    const refused = await refuseInvalid(tx, shell, calendars, wish);
    if (refused) return refused;
    await savePolicy(tx, id, tidied(wish));
    await announce(tx, shell);
    return accept({ value: (await findPolicy(tx, id))!, action: 'policy.changed', target: `policy:${id}`, facts: { name: wish.name.zh, active: wish.active } });
  });
}

export function removePolicy(shell: Shell, by: By, id: Id): Promise<Result<undefined, 'policy.unknown'>> {
  return audited(shell, by, async (tx) => {
    await lockSettings(tx);
    const policy = await findPolicy(tx, id);
    if (!policy) return refuse('policy.unknown');
    await removeRow(tx, id, shell.clock.now());
    await announce(tx, shell);
    return accept({ value: undefined, action: 'policy.removed', target: `policy:${id}`, facts: { name: policy.name.zh } });
  });
}

/** All of them, each once: an order that somebody else's new policy is missing from would put it nowhere. */
export function orderPolicies(shell: Shell, by: By, wish: { readonly ids: readonly Id[]; readonly seen: number | null }): Promise<Result<undefined, 'policy.changed' | 'policy.unknown'>> {
  return audited(shell, by, async (tx) => {
    const version = await lockSettings(tx);
    if (wish.seen !== null && wish.seen !== version) return refuse('policy.changed', { version });
    const known = new Set((await readPolicies(tx)).filter(({ isRemoved }) => !isRemoved).map(({ id }) => id));
    if (wish.ids.some((id) => !known.has(id))) return refuse('policy.unknown');
    if (wish.ids.length !== known.size) return refuse('policy.changed', { version });
    await savePolicyOrder(tx, wish.ids);
    await announce(tx, shell);
    return accept({ value: undefined, action: 'policies.ordered', target: 'policies', facts: { ids: [...wish.ids] } });
  });
}

async function announce(tx: Tx, shell: Shell): Promise<void> {
  await raiseSettingsVersion(tx);
  await forgetRules(tx, shell);
  await orderRecount(tx, shell);
}

async function findPolicy(tx: Tx, id: Id): Promise<KeptPolicy | undefined> {
  return (await readPolicies(tx)).find((policy) => policy.id === id && !policy.isRemoved);
}

async function refuseInvalid(tx: Tx, shell: Shell, calendars: Calendars, wish: PolicyWish): Promise<Refused<'policy.invalid'> | null> {
  const findings = validatePolicy(wish, await surroundingsOf(tx, shell, calendars, wish));
  return findings.length > 0 ? refuse('policy.invalid', { findings: findings.map(({ code, path, message }) => ({ code, path, message })) }) : null;
}

async function surroundingsOf(tx: Tx, shell: Shell, calendars: Calendars, { targets }: PolicyWish): Promise<Surroundings> {
  const speakable = await readSpeakable(tx);
  const ladders = await readLadders(tx);
  const calendarIds = new Set<Id>();
  // Held until the policy is saved, so that none is retired under it.
  for (const id of new Set(targets.flatMap(({ calendarId }) => calendarId ?? []))) if (await holdCalendar(tx, id)) calendarIds.add(id);
  return {
    kinds: new Set(speakable.kinds), categories: new Set(speakable.categories), channelKinds: new Set(channelKinds), channelIds: new Set(speakable.channelIds),
    tiers: new Set(Tier.anyOf.map(({ const: tier }) => tier)), steps: new Set(speakable.steps), teamIds: new Set(speakable.teamIds),
    ladderIds: new Set(ladders.filter(({ isRemoved }) => !isRemoved).map(({ id }) => id)),
    calendarIds,
    reaches: (id, ms) => doesReach(calendars, id, shell.clock.now(), ms),
  };
}

function doesReach(calendars: Calendars, id: Id, from: number, ms: number): boolean {
  try {
    addWorkingTime(calendars.compiled(id), from, ms);
    return true;
  } catch (thrown) {
    if (thrown instanceof BeyondCalendar) return false;
    throw thrown;
  }
}

function tidied({ name, active, when, targets }: PolicyWish): PolicyWish {
  const asked = Object.fromEntries(Object.entries(when).filter(([, values]) => Array.isArray(values) && values.length > 0));
  return { name: { zh: name.zh.trim(), en: name.en.trim() }, active, when: asked, targets: targets.map((target) => ({ ...target, warnAt: target.warnAt.toSorted((a, b) => a - b) })) };
}
