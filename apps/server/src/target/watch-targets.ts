/** Looks at every running target once a day: warns its owner when it turns bad and before its end, and judges it when its figures have settled. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { addDays } from '@huiyin/domain/insight/period.ts';
import type { Occasion } from '@huiyin/domain/reminder/reminder.ts';
import { lookAt } from '@huiyin/domain/target/look.ts';
import { judge } from '@huiyin/domain/target/standing.ts';
import type { Standing } from '@huiyin/domain/target/target.ts';
import { judgedFrom } from '@huiyin/domain/target/trajectory.ts';
import { todayOf } from '../calendar/index.ts';
import { recordAudit } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import { readTelling } from '../insight/index.ts';
import { followFigure } from './follow-figure.ts';
import { type KeptTarget, readUnwatched, saveJudgement, saveLook } from './target.store.ts';

const batch = 20;
const noticeDays = 7;

export async function watchTargets(shell: Shell): Promise<number> {
  // Figures that are not whole would judge wrongly; the day is long enough.
  if ((await readTelling(shell.db)) !== null) return 0;
  const today = await todayOf(shell);
  const unwatched = await readUnwatched(shell.db, today, batch);
  for (const { target } of unwatched) await (today > judgedFrom(target) ? judgeTarget(shell, target, today) : lookAfter(shell, target, today));
  return unwatched.length;
}

async function lookAfter(shell: Shell, target: KeptTarget, today: string): Promise<void> {
  const { standing } = lookAt(target, await followFigure(shell, target, today));
  const at = shell.clock.now();
  const told = { personIds: [target.ownerId], ticketId: null, at };
  const occasions: Occasion[] = [];
  if (turnedBad(target.standing, standing)) occasions.push({ kind: 'target_slipping', ...told, facts: { targetId: target.id, title: target.title, standing }, key: `target:${target.id}:${standing}:${today}` });
  if (today >= addDays(target.deadlineOn, -noticeDays)) occasions.push({ kind: 'target_due', ...told, facts: { targetId: target.id, title: target.title, deadlineOn: target.deadlineOn }, key: `target:${target.id}:due` });
  await shell.db.transaction().execute(async (tx) => {
    if (await saveLook(tx, target.id, { standing, on: today })) await remind(tx, shell, ...occasions);
  });
}

/** From well to bad, or from bad to worse. */
function turnedBad(before: Standing, now: Standing): boolean {
  return now === 'off_track' ? before !== 'off_track' : now === 'at_risk' && before !== 'at_risk' && before !== 'off_track';
}

async function judgeTarget(shell: Shell, target: KeptTarget, today: string): Promise<void> {
  const { now } = await followFigure(shell, target, today);
  const standing = judge(target, now?.value ?? null);
  await shell.db.transaction().execute(async (tx) => {
    if (!(await saveJudgement(tx, target.id, { standing, final: now, on: today }))) return;
    await remind(tx, shell, judged(target, standing, shell.clock.now()));
    await recordAudit(tx, shell, { actor: null, action: 'target.judged', target: `target:${target.id}`, facts: { standing, value: now?.value ?? null, goal: target.goal.value }, address: null, userAgent: null });
  });
}

function judged({ id, title, ownerId }: { readonly id: Id; readonly title: string; readonly ownerId: Id }, standing: Standing, at: number): Occasion {
  return { kind: 'target_judged', personIds: [ownerId], ticketId: null, facts: { targetId: id, title, standing }, at, key: `target:${id}:judged` };
}
