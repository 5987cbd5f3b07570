/** Refuses ladders with rungs that do nothing, meet in one moment, or lead to nobody. */

import type { Id } from '../kernel/id.ts';
import { day, minute } from '../kernel/instant.ts';
import { finding, type Finding } from './finding.ts';
import { type Rung, rungKey } from './policy.ts';

export interface LadderSurroundings {
  readonly teamIds: ReadonlySet<Id>;
  readonly roles: ReadonlySet<string>;
  readonly personIds: ReadonlySet<Id>;
}

const longestAfter = 90 * day;

export function validateLadder({ rungs }: { readonly rungs: readonly Rung[] }, around: LadderSurroundings): readonly Finding[] {
  if (rungs.length === 0) return [finding('rung.none', '/rungs', '至少要有一级', 'A ladder has at least one rung')];
  return rungs.flatMap((rung, index) => {
    const path = `/rungs/${index}`;
    const found: Finding[] = [...validateMoment(rung, path), ...validateWhom(rung, path, around)];
    if (rungs.findIndex((other) => rungKey(other) === rungKey(rung)) < index) found.push(finding('rung.twice', `${path}/at`, '已有同一时刻的一级', 'Another rung has this moment'));
    if (isIdle(rung)) found.push(finding('rung.idle', `${path}/tell`, '这一级什么也不做：请选择通知谁、转给谁或升级', 'This rung does nothing: choose whom to tell, whom to hand to, or to escalate'));
    return found;
  });
}

function validateMoment({ at, handTo }: Rung, path: string): readonly Finding[] {
  const found: Finding[] = [];
  const isFine = 'percent' in at ? Number.isInteger(at.percent) && at.percent >= 1 && at.percent <= 1000 : at.afterMs >= 0 && at.afterMs <= longestAfter;
  if (!isFine) found.push(finding('rung.moment', `${path}/at`, '应为目标的 1% 到 1000%，或超时后 90 天以内', 'From 1% to 1000% of the target, or within 90 days after the breach'));
  if (handTo !== null && !(handTo.withinMs >= minute && handTo.withinMs <= longestAfter)) {
    found.push(finding('rung.within', `${path}/handTo/withinMs`, '接手时限应在 1 分钟到 90 天之间', 'To be taken up within one minute to 90 days'));
  }
  return found;
}

function validateWhom({ tell, handTo }: Rung, path: string, { teamIds, roles, personIds }: LadderSurroundings): readonly Finding[] {
  const gone = (place: string) => finding('rung.whom', `${path}/${place}`, '已不存在，请重新选择', 'Not there (any more); choose again');
  return [
    ...tell.roles.flatMap((role, index) => (roles.has(role) ? [] : [gone(`tell/roles/${index}`)])),
    ...tell.personIds.flatMap((id, index) => (personIds.has(id) ? [] : [gone(`tell/personIds/${index}`)])),
    ...(handTo !== null && !teamIds.has(handTo.teamId) ? [gone('handTo/teamId')] : []),
  ];
}

function isIdle({ tell, handTo, escalate }: Rung): boolean {
  return !tell.holder && !tell.supervisors && tell.roles.length === 0 && tell.personIds.length === 0 && handTo === null && !escalate;
}
