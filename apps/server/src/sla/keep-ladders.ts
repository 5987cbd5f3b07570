/** Makes, changes and removes ladders. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Ladder } from '@huiyin/domain/sla/policy.ts';
import { validateLadder } from '@huiyin/domain/sla/validate-ladder.ts';
import { audited, type By } from '../identity/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { insertLadder, type KeptLadder, lockSettings, readLadders, readPolicies, removeLadder as removeRow, saveLadder } from './policy.store.ts';
import { orderRecount } from './recount-clocks.ts';
import { forgetRules } from './rules.ts';
import { readSpeakable } from './surroundings.store.ts';

export type LadderWish = Pick<Ladder, 'name' | 'rungs'>;
export type UsedLadder = KeptLadder & { readonly uses: number };

export async function readUsedLadders(db: Db): Promise<UsedLadder[]> {
  const policies = (await readPolicies(db)).filter(({ isRemoved }) => !isRemoved);
  const uses = (id: Id) => policies.filter(({ targets }) => targets.some(({ ladderId }) => ladderId === id)).length;
  return (await readLadders(db)).filter(({ isRemoved }) => !isRemoved).map((ladder) => ({ ...ladder, uses: uses(ladder.id) }));
}

export function createLadder(shell: Shell, by: By, wish: LadderWish): Promise<Result<UsedLadder, 'ladder.invalid'>> {
  return audited(shell, by, async (tx) => {
    const refused = await refuseInvalid(tx, wish);
    if (refused) return refused;
    const id = shell.ids.next();
    await insertLadder(tx, { ...tidied(wish), id, key: null });
    await forgetRules(tx, shell);
    return accept({ value: (await findLadder(tx, id))!, action: 'ladder.created', target: `ladder:${id}`, facts: { name: wish.name.zh } });
  });
}

export function changeLadder(shell: Shell, by: By, id: Id, wish: LadderWish & { readonly seen: number | null }): Promise<Result<UsedLadder, 'ladder.unknown' | 'ladder.changed' | 'ladder.invalid'>> {
  return audited(shell, by, async (tx) => {
    await lockSettings(tx);
    const ladder = await findLadder(tx, id);
    if (!ladder) return refuse('ladder.unknown');
    if (wish.seen !== null && wish.seen !== ladder.version) return refuse('ladder.changed', { version: ladder.version });
    const refused = await refuseInvalid(tx, wish);
    if (refused) return refused;
    await saveLadder(tx, id, tidied(wish));
    await forgetRules(tx, shell);
    await orderRecount(tx, shell);
    return accept({ value: (await findLadder(tx, id))!, action: 'ladder.changed', target: `ladder:${id}`, facts: { name: wish.name.zh } });
  });
}

export function removeLadder(shell: Shell, by: By, id: Id): Promise<Result<undefined, 'ladder.unknown' | 'ladder.in_use'>> {
  return audited(shell, by, async (tx) => {
    await lockSettings(tx);
    const ladder = await findLadder(tx, id);
    if (!ladder) return refuse('ladder.unknown');
    if (ladder.uses > 0) return refuse('ladder.in_use', { uses: ladder.uses });
    await removeRow(tx, id, shell.clock.now());
    await forgetRules(tx, shell);
    return accept({ value: undefined, action: 'ladder.removed', target: `ladder:${id}`, facts: { name: ladder.name.zh } });
  });
}

async function findLadder(db: Db, id: Id): Promise<UsedLadder | undefined> {
  return (await readUsedLadders(db)).find((ladder) => ladder.id === id);
}

async function refuseInvalid(tx: Tx, wish: LadderWish): Promise<Refused<'ladder.invalid'> | null> {
  const { teamIds, roles, personIds } = await readSpeakable(tx);
  const findings = validateLadder(wish, { teamIds: new Set(teamIds), roles: new Set(roles), personIds: new Set(personIds) });
  return findings.length > 0 ? refuse('ladder.invalid', { findings: findings.map(({ code, path, message }) => ({ code, path, message })) }) : null;
}

function tidied({ name, rungs }: LadderWish): LadderWish {
  return { name: { zh: name.zh.trim(), en: name.en.trim() }, rungs };
}
