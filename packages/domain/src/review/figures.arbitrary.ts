/** A small centre of invention that answers every query, and one whose August is that of the demo scenario. */

import fc from 'fast-check';
import { turnOf, shown } from '../insight/figure.ts';
import { periodBefore, pointsOf } from '../insight/period.ts';
import { metricOf, metrics } from '../insight/registry.ts';
import type { BilingualText } from '../kernel/text.ts';
import { queryKey, type ExplainedChange, type Query, type ReviewFigures } from './figures.ts';
import { writeReview, type Written } from './write-review.ts';

type Answer = ReviewFigures['readings'][string];
export interface Cut {
  readonly key: string;
  readonly name?: BilingualText;
  readonly value: number | null;
  readonly previous?: number | null;
  readonly n: number;
  readonly median?: number;
}
export interface Told {
  readonly value: number | null;
  readonly previous?: number | null;
  readonly n?: number;
  readonly median?: number;
  readonly p90?: number;
  readonly series?: Readonly<Record<string, number>>;
  readonly groups?: readonly Cut[];
}

export function answer(query: Query, told: Told): Answer {
  const { key, name, unit, decimals, good, version } = metricOf(query.metric)!;
  const { value, previous = null, n = 100, median = null, p90 = null, series = {}, groups = [] } = told;
  return {
    key, name, unit, decimals, good, version, from: query.from, to: query.to, every: query.every, value, n, median, p90,
    previous: { ...periodBefore(query), value: previous, n, median: null, p90: null },
    change: value === null || previous === null ? null : shown(value, decimals) - shown(previous, decimals), changePercent: null,
    turn: value === null || previous === null ? null : turnOf({ good, decimals }, value, previous),
    series: pointsOf(query, query.every).map((at) => ({ at, value: series[at] ?? null, n: series[at] ?? 0 })),
    by: query.by, groups: groups.map((group) => ({ name: { zh: `组${group.key}`, en: `Group ${group.key}` }, p90: null, previous: null, median: null, ...group })),
    timeZone: 'Asia/Shanghai', asOf: '2025-09-01T00:00:00.000Z',
  };
}

/** One group that did it, one shift of the mix, and something left. */
const cause: ExplainedChange = {
  answer: 'explained', unexplained: -0.04,
  causes: ([['within', 0.4, 'strong'], ['mix', 0.14, 'fair']] as const).map(([how, size, confidence]) => ({
    how, dimension: how === 'mix' ? 'channel' : 'topic', groups: [{ group: 'g', name: { zh: '组3', en: 'Group 3' }, size, share: 0.3, shareBefore: 0.2, value: 4, valueBefore: 3 }],
    size, power: size / 0.5, low: size - 0.1, high: size + 0.1, confidence, causeClass: 'process', action: 'staffing',
  })),
};

/** Asks until nothing is wanted, as the server does. */
export function writeWhole(figures: Omit<ReviewFigures, 'readings' | 'explanations'>, ask: (query: Query) => Answer, explain: (metric: string) => ExplainedChange = () => cause): Written & { readonly figures: ReviewFigures } {
  let whole: ReviewFigures = { ...figures, readings: {}, explanations: {} };
  for (let round = 0; round < 9; round++) {
    const written = writeReview(whole);
    if (written.wanted.length === 0 && written.unexplained.length === 0) return { ...written, figures: whole };
    whole = { ...whole, explanations: { ...whole.explanations, ...Object.fromEntries(written.unexplained.map((metric) => [metric, explain(metric)])) }, readings: { ...whole.readings, ...Object.fromEntries(written.wanted.map((query) => [queryKey(query), ask(query)])) } };
  }
  throw new Error('it never stops asking');
}

const value = fc.option(fc.oneof(fc.constantFrom(0, 1, 100), fc.double({ min: 0, max: 2_000, noNaN: true }).map((x) => Math.round(x * 1e4) / 1e4)), { freq: 6, nil: null });
const cut = fc.record<Cut>({ key: fc.constantFrom('online', 'phone', 'refund', 'complaint', 'newcomer', '9', '10', '11', '-', 'app-howto'), value, previous: value, n: fc.nat(400), median: fc.double({ min: 0, max: 900, noNaN: true }).map(Math.round) });
const told = fc.record<Told>({ value, previous: value, n: fc.nat(9_999), median: fc.nat(500), p90: fc.nat(900), groups: fc.uniqueArray(cut, { maxLength: 6, selector: ({ key }) => key }), series: fc.dictionary(fc.constantFrom('2025-08-03', '2025-08-20', '2025-08-31'), fc.nat(2_000)) });

/** Any figures at all: one told answer for each metric and cut, the same whenever it is asked for. */
export const anyCentre = fc.record({
  told: fc.array(told, { minLength: 7, maxLength: 7 }),
  changes: fc.array(fc.record({ id: fc.uuid(), name: fc.constant({ zh: '新版本 App 5.0 上线', en: 'App 5.0 released' }), from: fc.constantFrom('2025-08-18', '2025-07-01'), to: fc.constantFrom('2025-08-19', '2025-08-31') }), { maxLength: 2 }),
  targets: fc.array(fc.record({ id: fc.uuid(), metric: fc.constantFrom('csat', 'frt', 'fcr'), where: fc.constant(''), name: fc.constant({ zh: '目标1', en: 'Target 1' }), owner: fc.constant('王 2'), dueOn: fc.constantFrom('2025-08-31', '2025-10-31'), baseline: fc.nat(100), goal: fc.nat(100), verdict: fc.constantFrom('reached' as const, 'missed' as const, null) }), { maxLength: 2 }),
}).map(({ told: answers, changes, targets }) => ({
  figures: { month: '2025-08', timeZone: 'Asia/Shanghai', changes, targets },
  ask: (query: Query) => answer(query, answers[(metrics.findIndex(({ key }) => key === query.metric) + (query.by ?? '').length + query.from.length) % answers.length]!),
}));

const named = (key: string, zh: string, en: string, cut: Omit<Cut, 'key' | 'name'>): Cut => ({ key, name: { zh, en }, ...cut });

/** The month of the demo scenario, as insight tells it. */
export function august(query: Query): Answer {
  return answer(query, tellAugust(query));
}

function tellAugust({ metric, by, from, where }: Query): Told {
  const onPeak = from === '2025-08-20';
  switch (`${metric}/${by ?? ''}`) {
    case 'volume/':
      return { value: 9_872, previous: 8_814, n: 9_872, series: { '2025-08-19': 300, '2025-08-20': 1_256, '2025-08-21': 640 } };
    case 'channel_share/medium':
      return { value: 68, groups: [named('online', '在线', 'Online', { value: 68, previous: 55, n: 6_713 }), named('phone', '电话', 'Phone', { value: 32, previous: 45, n: 3_159 })] };
    case 'channel_share/channel':
      return { value: 68, groups: [named('wechat', '微信客服', 'WeChat', { value: 40, previous: 30, n: 3_949 }), named('phone', '电话', 'Phone', { value: 32, previous: 45, n: 3_159 }), named('web', '在线聊天', 'Web chat', { value: 28, previous: 25, n: 2_764 })] };
    case 'channel_share/topic':
      return { value: 68, groups: [named('app-howto', '功能使用', 'Using functions', { value: onPeak ? 50 : 9.4, previous: 6, n: onPeak ? 628 : 928 }), named('refund', '退款', 'Refunds', { value: 8, previous: 7, n: onPeak ? 100 : 790 })] };
    case 'channel_share/campaign':
      return { value: 68, groups: [named('-', '无', 'None', { value: 77, n: 7_601 }), named('2025-Q3', '2025-Q3', '2025-Q3', { value: 23, n: 2_271 })] };
    case 'frt/':
      return { value: 3.2, previous: 2.7, n: 9_500, median: 1.4, p90: 7.9 };
    case 'csat/':
      return { value: 88.5, previous: 89.7, n: 4_100 };
    case 'complaint_rate/':
      return { value: 3.2, previous: 2.5, n: 9_872 };
    case 'asa/hour':
      return where === 'medium:phone' ? { value: 3, groups: [['9', 2], ['10', 6.1], ['11', 5.4], ['12', 3]].map(([key, wait]) => ({ key: key as string, value: wait as number, n: 200 })) } : { value: 3 };
    case 'abandonment/hour':
      return { value: 3, groups: [{ key: '10', value: 14.2, n: 240 }] };
    case 'resolution/topic':
      return { value: 200, groups: [named('refund', '退款', 'Refunds', { value: 400, previous: 200, n: 700, median: 324 })] };
    case 'over_five_hours/topic':
      return { value: 10, groups: [named('refund', '退款', 'Refunds', { value: 54, previous: 11, n: 700 })] };
    default:
      return { value: null, n: 0 };
  }
}
