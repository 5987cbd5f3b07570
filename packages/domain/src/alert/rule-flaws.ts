/** What is wrong with a rule, in words, at the place of what was sent: whoever filled the form in sees it where they look. */

import { refuse, type Refused } from '../kernel/result.ts';
import type { BilingualText } from '../kernel/text.ts';

const flawWords = {
  name: { zh: '请填写中英文名称。', en: 'Give it a name in both languages.' },
  metric: { zh: '没有这个指标。', en: 'There is no such metric.' },
  group: { zh: '没有这一组，请重新选择。', en: 'There is no such group: choose another.' },
  dimension: { zh: '没有这个维度。', en: 'There is no such dimension.' },
  not_told_by: { zh: '这个指标不能按此维度区分：它不是逐单统计的。', en: 'This metric cannot be told apart by that: it is not counted ticket by ticket.' },
  number: { zh: '请填写数字。', en: 'Give a number.' },
  change: { zh: '变化幅度须大于 0；下降不会超过 100%。', en: 'A change has to be more than 0; nothing falls by more than 100%.' },
  deviations: { zh: '标准差只用于与往周同时段对比。', en: 'Standard deviations need the weeks before to compare with.' },
  window: { zh: '时间窗为整小时，1 小时至 31 天。', en: 'A window is in whole hours, from 1 hour to 31 days.' },
  whole_days: { zh: '这个指标按天统计：时间窗须为整天（24 小时的倍数）。', en: 'This metric is counted by the day: its window has to be whole days (multiples of 24 hours).' },
  minimum: { zh: '最少单数须为不小于 1 的整数。', en: 'The fewest cases are a whole number of at least 1.' },
  dwell: { zh: '持续时间为整分钟，最长 24 小时。', en: 'Lasting is in whole minutes, up to 24 hours.' },
  hysteresis: { zh: '回落幅度不小于 0，且不超过变化幅度。', en: 'The way back is at least 0, and of a change not more than the change.' },
  weeks: { zh: '对比周数为 3 至 12。', en: 'Compare with 3 to 12 weeks.' },
  owner: { zh: '请选择一位在职的负责人。', en: 'Choose an owner who is active.' },
  outlet: { zh: '通知出口已不存在。', en: 'An outlet is not there any more.' },
  mute: { zh: '静默须在 90 天以内结束。', en: 'Muting has to end within 90 days.' },
} as const satisfies Record<string, BilingualText>;

export interface RuleFlaw {
  /** As the rule calls it. */
  readonly field: string;
  readonly why: keyof typeof flawWords;
}

/** Where the wire calls it otherwise. */
const sentAs: Readonly<Record<string, string>> = { windowMs: 'windowMinutes', dwellMs: 'dwellMinutes' };

export function refuseRule(flaws: readonly RuleFlaw[]): Refused<'alert_rule.invalid'> {
  return refuse('alert_rule.invalid', {
    fields: flaws.map(({ field }) => field),
    findings: flaws.map(({ field, why }) => ({ path: `/${(sentAs[field] ?? field).replace('.', '/')}`, message: { ...flawWords[why] } })),
  });
}
