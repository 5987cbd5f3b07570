/** Targets as pages show them. */

import { metricOf } from '@huiyin/domain/insight/registry.ts';
import { addDays } from '@huiyin/domain/insight/period.ts';
import { effectOf, verdictOf } from '@huiyin/domain/target/effect.ts';
import { lookAt } from '@huiyin/domain/target/look.ts';
import type { TargetDetail, TargetView } from '@huiyin/domain/target/target.contract.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { changeOf, plannedOn, progressOf } from '@huiyin/domain/target/trajectory.ts';
import { todayOf } from '../calendar/index.ts';
import { readNames } from '../identity/index.ts';
import { readEntries } from './entry.store.ts';
import { readSliceWords } from '../insight/index.ts';
import { entriesOf, followFigure, type Course, type Reading } from './follow-figure.ts';
import { readMeasures } from './measure.store.ts';
import type { KeptTarget } from './target.store.ts';

export async function viewTargets(shell: Reading, targets: readonly KeptTarget[]): Promise<{ readonly items: TargetView[]; readonly today: string }> {
  const today = await todayOf(shell);
  const entries = await readEntries(shell.db, targets.filter(({ followed }) => followed.kind === 'hand').map(({ id }) => id));
  const names = await readNames(shell.db, targets.map(({ ownerId }) => ownerId));
  const slices = await readSliceWords(shell.db, targets.map(whereOf));
  const items = await Promise.all(targets.map(async (target) => viewOf(target, await followFigure(shell, target, today, { entries: entriesOf(entries, target.id) }), names, slices)));
  return { items, today };
}

export async function viewTarget(shell: Reading, target: KeptTarget): Promise<TargetView> {
  return (await viewTargets(shell, [target])).items[0]!;
}

/** Weeks before the first measure are read too: an effect is told from both sides. */
const sideDays = 90;

export async function viewDetail(shell: Reading, kept: KeptTarget): Promise<TargetDetail> {
  const [measures, entries, today] = [await readMeasures(shell.db, kept.id), await readEntries(shell.db, [kept.id]), await todayOf(shell)];
  // What was just added is counted as well.
  const target = { ...kept, measures: measures.length };
  const names = await readNames(shell.db, [target.ownerId, ...measures.map(({ ownerId }) => ownerId), ...entries.flatMap(({ byId }) => byId ?? [])]);
  const since = [target.baseline.from, ...measures.map(({ fromOn }) => addDays(fromOn, -sideDays))].toSorted()[0]!;
  const course = await followFigure(shell, target, today, { entries, since });
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  return {
    today,
    target: viewOf(target, { ...course, points: course.points.filter(({ on }) => on >= target.baseline.from) }, names, await readSliceWords(shell.db, [whereOf(target)])),
    measures: measures.map(({ ownerId, ...measure }) => {
      const effect = effectOf(course.points, measure);
      return { ...measure, owner: named(ownerId), effect: effect === null ? null : { ...effect, verdict: verdictOf(effect, target.scale.good), evidence: 'weak' as const } };
    }),
    entries: entries.map(({ on, value, n, source, note, byId }) => ({ on, value, n, source, note, by: byId === null ? null : named(byId) })),
  };
}

function whereOf({ followed }: KeptTarget): string {
  return followed.kind === 'metric' ? followed.where : '';
}

function viewOf(target: KeptTarget, { now, points }: Course, names: ReadonlyMap<string, string>, slices: (where: string) => BilingualText[]): TargetView {
  const { id, title, why, axis, followed, scale, baseline, goal, startOn, deadlineOn, windowDays, state, judgedOn, withdrawnBecause, measures, version } = target;
  const metric = followed.kind === 'metric' ? metricOf(followed.key) : undefined;
  const look = lookAt(target, { now, points });
  // What was judged stays as it was judged, whatever is corrected later.
  const held = state === 'judged' ? target.final : look.now;
  return {
    id, title, why, axis, owner: { id: target.ownerId, name: names.get(target.ownerId) ?? '' },
    followed: {
      kind: followed.kind, key: followed.kind === 'metric' ? followed.key : null, where: whereOf(target), whereShown: slices(whereOf(target)),
      name: metric?.name ?? (followed.kind === 'hand' ? { zh: followed.name, en: followed.name } : { zh: followed.key, en: followed.key }),
      redefined: followed.kind === 'metric' && metric?.version !== baseline.metricVersion,
    },
    scale, baseline, goal: { ...goal, ...changeOf(target) }, startOn, deadlineOn, windowDays, state,
    standing: state === 'running' ? look.standing : target.standing,
    now: held, planned: held === null ? null : plannedOn(target, held.on), progress: held === null ? null : progressOf(target, held.value),
    forecast: state === 'running' && look.forecast !== null ? { on: deadlineOn, ...look.forecast } : null,
    points: [...points], judgedOn, withdrawnBecause, measures, version,
  };
}
