/** Sets a target that is SMART; what is not is refused with everything it lacks, and nothing is kept. */

import { personOf } from '@huiyin/domain/identity/actor.ts';
import { metricOf } from '@huiyin/domain/insight/registry.ts';
import { readPeriod } from '@huiyin/domain/insight/period.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { draftTarget, letterOf, partsOf, type Lack, type Surroundings, type TargetDraft, type TargetWish } from '@huiyin/domain/target/smart.ts';
import { changeOf } from '@huiyin/domain/target/trajectory.ts';
import type { TargetWishBody } from '@huiyin/domain/target/target.contract.ts';
import { todayOf } from '../calendar/index.ts';
import { audited, readPerson, type By } from '../identity/index.ts';
import { readSlice } from '../insight/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import { type Reading, readOver } from './follow-figure.ts';
import { countRunning, insertTarget } from './target.store.ts';

/** More than anybody can steer by; each is read whenever the page opens. */
const mostRunning = 200;

export function wishOf({ title, why, axis, ownerId, followed, baseline, goal, startOn, deadlineOn, windowDays }: TargetWishBody): TargetWish {
  return {
    title: title ?? null, why: why ?? null, axis: axis ?? null, ownerId: ownerId ?? null,
    followed: followed?.kind === 'metric' ? { kind: 'metric', key: followed.key, where: followed.where ?? '' } : (followed ?? null),
    baseline: baseline ?? null, goal: goal ?? null, startOn: startOn ?? null, deadlineOn: deadlineOn ?? null, windowDays: windowDays ?? 28,
  };
}

export async function checkTarget(shell: Reading, wish: TargetWish) {
  const { scale, baseline, goal, lacks } = partsOf(wish, await surroundingsOf(shell, wish));
  return { scale, baseline, goal: goal === null || baseline === null ? null : { value: goal.value, ...changeOf({ baseline, goal }) }, lacks: lacks.map(withLetter) };
}

export async function setTarget(shell: Shell, by: By, wish: TargetWish): Promise<Result<Id, 'target.not_smart' | 'target.too_many'>> {
  const surroundings = await surroundingsOf(shell, wish);
  const drafted = draftTarget(wish, surroundings);
  if (!drafted.ok) return refuse('target.not_smart', { lacks: partsOf(wish, surroundings).lacks.map((lack) => ({ ...withLetter(lack) })) });
  return audited(shell, by, async (tx) => {
    if ((await countRunning(tx)) >= mostRunning) return refuse('target.too_many', { most: mostRunning });
    const id = shell.ids.next();
    await keepTarget(tx, shell, id, drafted.value, personOf(by.actor));
    const { followed, baseline, goal, deadlineOn, ownerId } = drafted.value;
    const facts = { figure: followed.kind === 'metric' ? followed.key : followed.kind, baseline: baseline.value, goal: goal.value, deadlineOn, ownerId };
    return accept({ value: id, action: 'target.set', target: `target:${id}`, facts });
  });
}

/** The owner hears of it, unless it is their own doing. */
async function keepTarget(tx: Tx, shell: Shell, id: Id, draft: TargetDraft, byId: Id | null): Promise<void> {
  const at = shell.clock.now();
  await insertTarget(tx, id, draft, { standing: 'unmeasured', createdBy: byId, at });
  if (draft.ownerId === byId) return;
  await remind(tx, shell, { kind: 'target_entrusted', personIds: [draft.ownerId], ticketId: null, byId, facts: { targetId: id, title: draft.title, deadlineOn: draft.deadlineOn }, at });
}

export async function surroundingsOf(shell: Reading, { followed, baseline, ownerId }: TargetWish): Promise<Surroundings> {
  const metric = followed?.kind === 'metric' ? (metricOf(followed.key) ?? null) : null;
  const where = followed?.kind === 'metric' ? followed.where : '';
  const [today, slice, owner] = [await todayOf(shell), await readSlice(shell.db, where), ownerId === null ? undefined : await readPerson(shell.db, ownerId)];
  const period = baseline === null ? null : readPeriod(baseline.from, baseline.to);
  const reading = metric !== null && period !== null && slice.ok ? await readOver(shell, { key: metric.key, where }, period) : null;
  return { today, metric, whereInvalid: !slice.ok, reading, ownerKnown: owner?.active ?? false };
}

function withLetter(lack: Lack) {
  return { ...lack, letter: letterOf[lack.field] };
}
