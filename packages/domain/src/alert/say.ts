/** What an alert says in words: in the console, in a reminder, in a group of a robot. Made from figures, so that it cannot say another number than they do. */

import { populationOf } from '../insight/figure.ts';
import type { MeasureKey } from '../insight/measure.ts';
import type { Metric, Unit } from '../insight/metric.ts';
import { hour, type Milliseconds } from '../kernel/instant.ts';
import type { BilingualText } from '../kernel/text.ts';
import type { Analysis, CauseView } from './analysis.schema.ts';
import { limitOf, sizeOf } from './evaluate.ts';
import type { AlertRule } from './rule.ts';
import type { Baseline } from './baseline.ts';

type Shown = Pick<Metric, 'name' | 'unit' | 'decimals'>;

const units: Readonly<Record<Unit, BilingualText>> = {
  count: { zh: '', en: '' }, percent: { zh: '%', en: '%' }, minutes: { zh: ' 分钟', en: ' min' }, points: { zh: ' 分', en: ' points' }, ratio: { zh: '', en: '' }, milliseconds: { zh: ' 毫秒', en: ' ms' },
};
/** The difference of two shares is told in points of per cent. */
const differences: Readonly<Record<Unit, BilingualText>> = { ...units, percent: { zh: ' 个百分点', en: ' percentage points' } };

export function sayNumber(value: number, decimals: number): string {
  const [whole, rest] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  const isNought = Number(value.toFixed(decimals)) === 0;
  return `${value < 0 && !isNought ? '−' : ''}${grouped}${rest === undefined ? '' : `.${rest}`}`;
}

/** In the metric's unit. */
export function sayValue({ unit, decimals }: Shown, value: number): BilingualText {
  const number = sayNumber(value, decimals);
  return { zh: `${number}${units[unit].zh}`, en: `${number}${units[unit].en}` };
}

/** As somebody set it: 12 and not 12.0. */
function sayAsSet(metric: Shown, value: number): BilingualText {
  return sayValue({ ...metric, decimals: Number.isInteger(value) ? 0 : Math.max(metric.decimals, 1) }, value);
}

function sayDifference({ unit, decimals }: Shown, value: number): BilingualText {
  const number = sayNumber(Math.abs(value), decimals);
  return { zh: `${number}${differences[unit].zh}`, en: `${number}${differences[unit].en}` };
}

function saySpan(ms: Milliseconds): BilingualText {
  const hours = ms / hour;
  return hours % 24 === 0 ? { zh: `${hours / 24} 天`, en: hours === 24 ? 'day' : `${hours / 24} days` } : { zh: `${hours} 小时`, en: hours === 1 ? 'hour' : `${hours} hours` };
}

export interface Breach {
  readonly value: number;
  readonly n: number | null;
  readonly baseline: Baseline | null;
}

/** What a figure is taken over, where that is no ticket. */
const populations: Readonly<Partial<Record<MeasureKey, BilingualText>>> = {
  agent_days: { zh: '人·天', en: 'agent-days' }, present_ms: { zh: '在岗小时', en: 'hours present' }, acts: { zh: '次操作', en: 'acts' }, requests: { zh: '次请求', en: 'requests' },
};

/** “首次响应时间 13.4 分钟，超过 12 分钟（近 1 小时，58 单）”。 */
export function sayBreach(metric: Shown & Pick<Metric, 'formula'>, rule: Pick<AlertRule, 'condition' | 'windowMs'>, { value, n, baseline }: Breach): BilingualText {
  const { condition } = rule;
  const [shown, span] = [sayValue(metric, value), saySpan(rule.windowMs)];
  const cases = populations[populationOf(metric.formula)] ?? { zh: '单', en: 'cases' };
  const of = n === null || metric.unit === 'count' ? { zh: '', en: '' } : { zh: `，${sayNumber(n, 0)} ${cases.zh}`, en: `, ${sayNumber(n, 0)} ${cases.en}` };
  const over = { zh: `（近 ${span.zh}${of.zh}）`, en: ` (last ${span.en}${of.en})` };
  if (condition.kind === 'threshold') {
    const limit = sayAsSet(metric, condition.limit);
    const above = condition.side === 'above';
    return { zh: `${metric.name.zh} ${shown.zh}，${above ? '超过' : '低于'} ${limit.zh}${over.zh}`, en: `${metric.name.en} ${shown.en}, ${above ? 'over' : 'under'} ${limit.en}${over.en}` };
  }
  const usual = sayValue(metric, baseline?.value ?? 0);
  const size = sizeOf(condition, { at: 0, value, n, baseline }) ?? 0;
  const change = condition.measuredIn === 'unit' ? sayDifference(metric, size) : { zh: sayNumber(Math.abs(size), condition.measuredIn === 'percent' ? 0 : 1) + (condition.measuredIn === 'percent' ? '%' : ' 个标准差'), en: sayNumber(Math.abs(size), condition.measuredIn === 'percent' ? 0 : 1) + (condition.measuredIn === 'percent' ? '%' : ' standard deviations') };
  const rose = size >= 0;
  const against = condition.against === 'season' ? { zh: '往周同时段的', en: 'the usual' } : { zh: '前一时段的', en: 'the' };
  const tail = condition.against === 'season' ? '' : ' of the span before';
  return {
    zh: `${metric.name.zh} ${shown.zh}，比${against.zh} ${usual.zh} ${rose ? '高' : '低'} ${change.zh}${over.zh}`,
    en: `${metric.name.en} ${shown.en}, ${change.en} ${rose ? 'above' : 'below'} ${against.en} ${usual.en}${tail}${over.en}`,
  };
}

/** What the rule waits for: “超过 12 分钟”. */
export function sayLimit(metric: Shown, { condition }: Pick<AlertRule, 'condition'>): BilingualText {
  if (condition.kind === 'threshold') {
    const limit = sayAsSet(metric, condition.limit);
    return condition.side === 'above' ? { zh: `超过 ${limit.zh}`, en: `over ${limit.en}` } : { zh: `低于 ${limit.zh}`, en: `under ${limit.en}` };
  }
  const size = Math.abs(limitOf(condition));
  const by = condition.measuredIn === 'unit' ? sayDifference(metric, size) : condition.measuredIn === 'percent' ? { zh: `${size}%`, en: `${size}%` } : { zh: `${size} 个标准差`, en: `${size} standard deviations` };
  const usual = condition.against === 'season' ? { zh: '往周同时段', en: 'usual at this time of the week' } : { zh: '前一时段', en: 'in the span before' };
  const above = condition.side === 'above';
  return { zh: `比${usual.zh}${above ? '高' : '低'} ${by.zh}以上`, en: `more than ${by.en} ${above ? 'above' : 'below'} what was ${usual.en}` };
}

/** One sentence for each cause. `dimension`: what it is called. */
export function sayCause(metric: Shown, dimension: BilingualText, cause: CauseView): BilingualText {
  const [first] = cause.groups;
  const name = first?.name ?? dimension;
  const did = sayDifference(metric, cause.size);
  const part = sayNumber(100 * Math.abs(cause.power), 0);
  // What pulls the other way has no part in the change.
  const worth = cause.power < 0
    ? { zh: `，抵消 ${did.zh}`, en: `, taking back ${did.en}` }
    : { zh: `，占变化的 ${part}%`, en: `, ${part}% of the change` };
  const share = (value: number) => `${sayNumber(100 * value, 0)}%`;
  switch (cause.how) {
    case 'volume':
      return { zh: `${dimension.zh}“${name.zh}”${cause.size >= 0 ? '多' : '少'}了 ${did.zh}，占同期总量的 ${share(first?.share ?? 0)}${worth.zh}`, en: `${dimension.en} “${name.en}”: ${did.en} ${cause.size >= 0 ? 'more' : 'fewer'}, ${share(first?.share ?? 0)} of all at that time${worth.en}` };
    case 'mix':
      return { zh: `${dimension.zh}构成变化：“${name.zh}”占比由 ${share(first?.shareBefore ?? 0)} 变为 ${share(first?.share ?? 0)}${worth.zh}`, en: `${dimension.en}: the share of “${name.en}” went from ${share(first?.shareBefore ?? 0)} to ${share(first?.share ?? 0)}${worth.en}` };
    case 'within': {
      const [from, to] = [sayValue(metric, first?.valueBefore ?? 0), sayValue(metric, first?.value ?? 0)];
      return { zh: `${dimension.zh}“${name.zh}”由 ${from.zh} 变为 ${to.zh}${worth.zh}`, en: `${dimension.en} “${name.en}” went from ${from.en} to ${to.en}${worth.en}` };
    }
  }
}

/** What the analysis comes to, in one line. */
export function sayAnswer({ answer, events, tool, n, nBefore }: Pick<Analysis, 'answer' | 'events' | 'tool' | 'n' | 'nBefore'>): BilingualText {
  const [event] = events;
  const slow = tool === null ? { zh: '', en: '' } : { zh: `同期系统响应由 ${sayNumber(tool.valueBefore, 0)} 毫秒变为 ${sayNumber(tool.value, 0)} 毫秒。`, en: ` At that time our own tool took ${sayNumber(tool.value, 0)} ms a request, ${sayNumber(tool.valueBefore, 0)} ms before.` };
  const coincides = event === undefined ? slow : { zh: `时间上与“${event.name}”重合。${slow.zh}`, en: ` It coincides with “${event.name}”.${slow.en}` };
  switch (answer) {
    case 'explained':
      return { zh: `已找到主要原因。${coincides.zh}`, en: `The main causes were found.${coincides.en}` };
    case 'unexplained':
      return { zh: `变化均匀分布，没有哪一组特别突出。${coincides.zh}`, en: `The change is spread evenly; no group stands out.${coincides.en}` };
    case 'undivided':
      return { zh: `这个指标不是逐单统计的，不作分解。${coincides.zh}`, en: `This figure is not made of single tickets and is not taken apart.${coincides.en}` };
    case 'unchanged':
      return { zh: '与对比期相比没有明显变化：一直如此，或属偶然波动。', en: 'No clear change from what it is compared with: it has been so all along, or chance moved it.' };
    case 'too_few':
      return { zh: `样本太少（当前 ${sayNumber(n, 0)} 单，对比 ${sayNumber(nBefore, 0)} 单），不作归因。`, en: `Too few cases to say why (${sayNumber(n, 0)} now, ${sayNumber(nBefore, 0)} before).` };
  }
}
