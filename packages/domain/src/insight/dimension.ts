/** By what figures can be told apart. */

import type { BilingualText } from '../kernel/text.ts';

/** `medium`: online or phone. `topic`: the category. `campaign`: the promotion that a ticket belongs to (field `promotion`). `flow`: the version it walks. `mood`: what the customer let us feel (mood.ts). */
export const dimensionKeys = ['medium', 'channel', 'team', 'agent', 'topic', 'region', 'kind', 'flow', 'priority', 'campaign', 'tenure', 'mood'] as const;
export type DimensionKey = (typeof dimensionKeys)[number];

/** Of the day and of the week, in the centre's time zone: they cut time itself and not the tickets. */
export const timeDimensions = ['hour', 'weekday'] as const;
export type TimeDimension = (typeof timeDimensions)[number];

export const dimensionNames: Readonly<Record<DimensionKey | TimeDimension, BilingualText>> = {
  medium: { zh: '在线／电话', en: 'Online or phone' },
  channel: { zh: '渠道', en: 'Channel' },
  team: { zh: '客服组', en: 'Team' },
  agent: { zh: '客服', en: 'Agent' },
  topic: { zh: '问题分类', en: 'Topic' },
  region: { zh: '区域', en: 'Region' },
  kind: { zh: '工单类型', en: 'Kind' },
  flow: { zh: '流程版本', en: 'Flow version' },
  priority: { zh: '优先级', en: 'Priority' },
  campaign: { zh: '营销活动', en: 'Campaign' },
  tenure: { zh: '客服工龄', en: 'Agent’s tenure' },
  mood: { zh: '客户情绪', en: 'Customer’s mood' },
  hour: { zh: '时段', en: 'Hour of the day' },
  weekday: { zh: '星期', en: 'Day of the week' },
};

/** How long the agent had been here when the ticket opened. */
export const tenures = ['newcomer', 'under_year', 'over_year'] as const;
export type Tenure = (typeof tenures)[number];

export const tenureNames: Readonly<Record<Tenure, BilingualText>> = {
  newcomer: { zh: '入职 3 个月内', en: 'First three months' },
  under_year: { zh: '3 个月至 1 年', en: 'Three months to a year' },
  over_year: { zh: '1 年以上', en: 'Over a year' },
};

/** What stands for tickets that have no value in the dimension. */
export const none = '-';
