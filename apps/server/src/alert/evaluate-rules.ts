/** Looks at every rule once a tick: what breaks becomes an alert with its causes, what is in order again ends one, and people are told. */

import { atRest, evaluate, type Reading, type Step, type Verdict } from '@huiyin/domain/alert/evaluate.ts';
import { isWorthKeeping, wantsAnotherLook } from '@huiyin/domain/alert/renew.ts';
import { sayBreach } from '@huiyin/domain/alert/say.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { centreZone } from '../calendar/index.ts';
import { isToldUntil, readTelling, type Watched } from '../insight/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { takeDueActions } from './action.store.ts';
import { endAlert, insertAlert, readGoingOn, readLastLook, saveLook, savePeak } from './alert.store.ts';
import { analyse } from './analyse.ts';
import { type KeptRule, lockDueRule, saveStanding } from './rule.store.ts';
import { remindOfActions, tellBegan, tellEnded } from './tell-alert.ts';
import { readFigures, readingAt, tickBefore, watchedBy, windowsOf } from './watch.ts';

/**
 * One rule a transaction, each held by one worker, and each tick once: what was looked at is written with what came of it. After an
 * outage only the latest tick is looked at, and none before figures hold all that happened until then: what is not whole breaks limits that
 * nobody crossed, and keeps those that somebody did until the next tick. A rule whose metric or group is gone is left as it stands.
 */
export async function evaluateRules(shell: Shell): Promise<number> {
  const tick = tickBefore(shell.clock.now());
  if ((await readTelling(shell.db)) !== null || !(await isToldUntil(shell.db, tick))) return 0;
  let looked = 0;
  while (await shell.db.transaction().execute((tx) => evaluateNext(tx, shell, tick))) looked += 1;
  return looked;
}

async function evaluateNext(tx: Tx, shell: Shell, tick: Instant): Promise<boolean> {
  const rule = await lockDueRule(tx, tick);
  if (!rule) return false;
  const watched = await watchedBy(tx, rule);
  const before = rule.standing ?? atRest(tick);
  if (watched === null) {
    await saveStanding(tx, rule.id, { ...before, at: tick, verdict: 'no_baseline' }, null);
    return true;
  }
  const { now, before: earlier } = windowsOf(rule, tick);
  const reading = readingAt(rule, watched.metric, await readFigures(tx, watched, [now, ...earlier]), tick);
  const step = evaluate(rule, before, reading);
  await saveStanding(tx, rule.id, step.standing, reading.value);
  await follow(tx, shell, rule, watched, reading, step);
  return true;
}

async function follow(tx: Tx, shell: Shell, rule: KeptRule, watched: Watched, reading: Reading, { standing, turn, tell }: Step): Promise<void> {
  if (turn === 'began') await beginAlert(tx, shell, rule, watched, reading);
  else if (standing.phase === 'firing') await followAlert(tx, rule, watched, reading, standing.verdict);
  const ended = turn === 'ended' ? await endAlert(tx, rule.id, reading.at) : undefined;
  if (tell === 'began') {
    const alertId = (await readGoingOn(tx)).get(rule.id);
    if (alertId !== undefined) await tellBegan(tx, shell, rule, alertId);
  } else if (tell === 'ended' && ended !== undefined) await tellEnded(tx, shell, rule, ended.id);
}

/** While it goes on: the worst it came to, and its causes again from time to time. */
export async function followAlert(tx: Tx, rule: KeptRule, watched: Watched, { at, value }: Reading, verdict: Verdict): Promise<void> {
  if (value === null) return;
  await savePeak(tx, rule.id, value, rule.condition.side);
  // Behind its limit it is on its way back: what it was like before is told already.
  if (verdict !== 'broken') return;
  const last = await readLastLook(tx, rule.id);
  if (last === undefined || !wantsAnotherLook(last, { at, value }, rule)) return;
  const analysis = await analyse(tx, rule, watched, at);
  await saveLook(tx, last.id, { at, value }, isWorthKeeping(last.found, { value, analysis }, rule.condition.side) ? analysis : null);
}

/** With its causes as they are known at this moment; they are kept and never changed. */
export async function beginAlert(tx: Tx, { ids }: Pick<Shell, 'ids'>, rule: KeptRule, watched: Watched, { at, value, n, baseline }: Reading): Promise<void> {
  const { id: ruleId, version: _, standing: __, value: ___, outletIds: ____, ...frozen } = rule;
  const analysis = await analyse(tx, rule, watched, at);
  await insertAlert(tx, { id: ids.next(), ruleId, rule: frozen, beganAt: at, value: value!, usual: baseline?.value ?? null, said: sayBreach(watched.metric, rule, { value: value!, n, baseline }), analysis });
}

const batch = 100;

/** On the day it is due, once. */
export async function remindOfDue(db: Db, shell: Shell): Promise<number> {
  const at = shell.clock.now();
  return db.transaction().execute(async (tx) => {
    const due = await takeDueActions(tx, (await centreZone(db)).dateOf(at), at, batch);
    await remindOfActions(tx, shell, due);
    return due.length;
  });
}
