/** Refuses promises that nobody could keep or that speak of what is not there. Shape is the schema's matter. */

import type { Id } from '../kernel/id.ts';
import { day, second, type Milliseconds } from '../kernel/instant.ts';
import { finding, type Finding } from './finding.ts';
import type { Policy, PolicyConditions, Target } from './policy.ts';

/** What a centre has, as far as policies speak of it. */
export interface Surroundings {
  readonly kinds: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
  readonly channelKinds: ReadonlySet<string>;
  readonly channelIds: ReadonlySet<Id>;
  readonly tiers: ReadonlySet<string>;
  /** `refund`, `refund/review`. */
  readonly steps: ReadonlySet<string>;
  readonly teamIds: ReadonlySet<Id>;
  readonly ladderIds: ReadonlySet<Id>;
  /** Calendars that may still be chosen. */
  readonly calendarIds: ReadonlySet<Id>;
  /** Whether so much open time lies within what is compiled. */
  readonly reaches: (calendarId: Id, ms: Milliseconds) => boolean;
}

const longestTarget: Milliseconds = 366 * day;

export function validatePolicy({ when, targets }: Pick<Policy, 'when' | 'targets'>, around: Surroundings): readonly Finding[] {
  return [...validateConditions(when, around), ...validateTargets(targets, around)];
}

function validateConditions(when: PolicyConditions, around: Surroundings): readonly Finding[] {
  const unknown = (path: string, values: readonly string[] | undefined, known: ReadonlySet<string>) =>
    (values ?? []).flatMap((value, index) => (known.has(value) ? [] : [finding('condition.unknown', `/when/${path}/${index}`, '该条件已不存在，请重新选择', 'This is not there (any more); choose again')]));
  return [
    ...unknown('kinds', when.kinds, around.kinds),
    ...unknown('categories', when.categories, around.categories),
    ...unknown('channelKinds', when.channelKinds, around.channelKinds),
    ...unknown('channelIds', when.channelIds, around.channelIds),
    ...unknown('tiers', when.tiers, around.tiers),
    ...unknown('steps', when.steps?.map(({ flow, step }) => (step === null ? flow : `${flow}/${step}`)), around.steps),
    ...unknown('teamIds', when.teamIds, around.teamIds),
  ];
}

function validateTargets(targets: readonly Target[], around: Surroundings): readonly Finding[] {
  if (targets.length === 0) return [finding('target.none', '/targets', '至少承诺一项计时', 'Promise at least one thing')];
  return targets.flatMap((target, index) => {
    const path = `/targets/${index}`;
    const found: Finding[] = [];
    if (targets.findIndex(({ clock }) => clock === target.clock) < index) found.push(finding('target.twice', `${path}/clock`, '同一种计时只能承诺一次', 'One kind of clock is promised once'));
    found.push(...validateTarget(target, path, around), ...validateWarnings(target, path));
    return found;
  });
}

function validateTarget({ ms, calendarId, ladderId }: Target, path: string, around: Surroundings): readonly Finding[] {
  const found: Finding[] = [];
  const isRange = ms >= second && ms <= longestTarget;
  if (!isRange) found.push(finding('target.range', `${path}/ms`, '时长应在 1 秒到 366 天之间', 'Between one second and 366 days'));
  const isCalendar = calendarId === null || around.calendarIds.has(calendarId);
  if (!isCalendar) found.push(finding('calendar.unknown', `${path}/calendarId`, '工作日历不存在或已停用', 'This calendar is not there, or is retired'));
  if (isRange && isCalendar && calendarId !== null && !around.reaches(calendarId, ms)) found.push(finding('target.unreachable', `${path}/ms`, '按该日历，五年内走不完这么长的工作时间', 'This calendar has not so much open time in five years'));
  if (ladderId !== null && !around.ladderIds.has(ladderId)) found.push(finding('ladder.unknown', `${path}/ladderId`, '升级阶梯不存在', 'This ladder is not there'));
  return found;
}

function validateWarnings({ warnAt }: Target, path: string): readonly Finding[] {
  return warnAt.flatMap((percent, index) => {
    if (!(Number.isInteger(percent) && percent >= 1 && percent <= 99)) return [finding('warning.range', `${path}/warnAt/${index}`, '预警点应在 1% 到 99% 之间', 'A warning lies between 1% and 99%')];
    if (warnAt.indexOf(percent) < index) return [finding('warning.twice', `${path}/warnAt/${index}`, '预警点重复', 'This warning is there already')];
    return [];
  });
}
