/** A target in the making (S3.25): metric, baseline, goal and date are proposed, and a person takes it over or leaves it. Who answers for it is left open. */

import { shown } from '../insight/figure.ts';
import { addDays } from '../insight/period.ts';
import { metricOf } from '../insight/registry.ts';
import type { MetricGroup } from '../insight/metric.ts';
import type { Axis } from '../target/target.ts';
import type { TargetDraft } from './document.schema.ts';
import { monthPeriod } from './figures.ts';
import { formatNumber } from './format-number.ts';
import { aspectOf, type Stand, type Writer } from './writer.ts';

/** Ours: what did not get worse is to come nearer to its best by so much of the distance. */
const step = 0.05;

/** What was lost is to be won back; what was not, to come a step nearer to the best there is: all of a hundred, or nothing. */
export function goalOf(w: Writer, stand: Stand): number | null {
  const value = aspectOf(stand, 'value');
  if (value === null) return null;
  if (w.turn(stand) === 'worse') return shown(aspectOf(stand, 'previous')!, stand.reading.decimals);
  const best = stand.reading.good === 'up' ? 100 : 0;
  return shown(value + step * (best - value), stand.reading.decimals);
}

/** The end of the month after. */
export function dueOf(w: Writer): string {
  return addDays(monthPeriod(w.period.to.slice(0, 7)).to, -1);
}

const axes: Readonly<Partial<Record<MetricGroup, Axis>>> = { response: 'efficiency', resolution: 'efficiency', process: 'efficiency', people: 'efficiency', tool: 'efficiency' };

/** Null: of a number of cases there is no target, nor where the goal is what it is already. */
export function targetDraftOf(w: Writer, stand: Stand): TargetDraft | null {
  const { reading, group } = stand;
  const [value, goal, metric] = [aspectOf(stand, 'value'), goalOf(w, stand), metricOf(reading.key)];
  if (value === null || goal === null || metric === undefined || metric.good === 'neither' || metric.unit === 'count' || goal === shown(value, reading.decimals)) return null;
  const written = (language: 'zh' | 'en') => formatNumber({ value: goal, unit: metric.unit === 'milliseconds' ? 'ratio' : metric.unit, decimals: reading.decimals }, language);
  return {
    title: { zh: `${group ? `“${group.name.zh}”` : ''}${metric.name.zh}达到 ${written('zh')}`, en: `${metric.name.en}${group ? ` of “${group.name.en}”` : ''}: ${written('en')}` },
    axis: axes[metric.group] ?? 'experience', metric: metric.key, where: [reading.where, group && reading.by ? `${reading.by}:${group.key}` : ''].filter((part) => part !== '').join(';'),
    from: w.period.from, to: w.period.to, goal, dueOn: dueOf(w),
  };
}
