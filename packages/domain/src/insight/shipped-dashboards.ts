/** The dashboards that come with the product, in the order they are offered. */

import type { Card, Picture, Where } from './card.ts';
import type { ShippedDashboard } from './dashboard.ts';
import type { DimensionKey, TimeDimension } from './dimension.ts';

type By = DimensionKey | TimeDimension;

const badOfTopics = ['volume', 'complaint_rate', 'resolution_rate', 'dissatisfied'];

export const shippedDashboards: readonly ShippedDashboard[] = [
  {
    key: 'overview', name: { zh: '总览', en: 'Overview' }, text: { zh: '这段时间整个中心怎么样，与上一期比变好还是变差。', en: 'How the whole centre did, and whether it got better or worse than before.' },
    cards: [
      number('volume'), number('frt'), number('csat'), number('complaint_rate'), number('resolution'), number('fcr'), number('sla_attainment'), number('channel_share'),
      line('volume', 'volume-course', null, 2, '咨询量走势', 'Consultations over time'),
      share('volume', 'channel', '渠道构成', 'Mix of channels'),
      line('frt', 'frt-course', null, 2, '首次响应走势', 'First response over time'),
      bar('volume', 'topic', 2, '咨询最多的问题', 'What is asked most'),
      bar('csat', 'region', 2, '各区域满意度', 'Satisfaction by region'),
      bar('volume', 'hour', 2, '一天中的咨询量', 'Consultations over the day'),
    ],
  },
  {
    key: 'channels', name: { zh: '渠道', en: 'Channels' }, text: { zh: '各渠道的量、速度、解决与满意度对比。', en: 'Volume, speed, resolution and satisfaction of each channel side by side.' },
    cards: [
      number('channel_share'), number('asa'), number('abandonment'), number('service_level'),
      compare(['frt', 'resolution', 'resolution_rate', 'csat', 'abandonment', 'complaint_rate'], 'channel', '渠道对比：速度、解决与满意', 'Channels compared: speed, resolution, satisfaction'),
      share('volume', 'channel', '渠道构成', 'Mix of channels'),
      line('frt', 'frt-by', 'channel', 2, '各渠道首次响应', 'First response by channel'),
      table(['volume', 'channel_share', 'frt', 'service_level', 'resolution', 'resolution_rate', 'fcr', 'csat', 'complaint_rate'], 'channel', '渠道明细', 'Channels in detail'),
    ],
  },
  {
    key: 'teams', name: { zh: '客服组', en: 'Teams' }, text: { zh: '各组的处理量与质量。', en: 'What each team handled, and how well.' },
    cards: [
      compare(['volume', 'frt', 'resolution', 'fcr', 'csat', 'sla_attainment'], 'team', '客服组对比', 'Teams compared'),
      line('volume', 'volume-by', 'team', 2, '各组咨询量', 'Consultations by team'),
      bar('hand_overs', 'team', 2),
      table(['volume', 'frt', 'frt_working', 'resolution', 'handle_time', 'resolution_rate', 'fcr', 'csat', 'reopen_rate', 'sla_attainment'], 'team', '客服组明细', 'Teams in detail'),
    ],
  },
  {
    key: 'agents', name: { zh: '客服', en: 'Agents' }, text: { zh: '每位客服接待与解决的情况。样本少时请看人数，不要只看均值。', en: 'What each agent answered and solved. Where there are few, look at how many before the mean.' },
    cards: [
      number('tickets_per_agent_day'), number('throughput'), number('occupancy'), number('handle_time'),
      table(['volume', 'frt', 'nrt', 'resolution', 'handle_time', 'fcr', 'csat', 'reopen_rate', 'complaint_rate'], 'agent', '客服明细', 'Agents in detail'),
      bar('handle_time', 'agent', 2),
      bar('csat', 'agent', 2),
      compare(['frt', 'resolution', 'fcr', 'csat'], 'tenure', '按工龄对比', 'By tenure'),
    ],
  },
  {
    key: 'topics', name: { zh: '问题分类', en: 'Topics' }, text: { zh: '客户在问什么、心情如何，哪些问题又多又严重，哪些正在冒头。', en: 'What customers ask and how they feel, which matters are both frequent and bad, and which are coming up.' },
    cards: [
      { id: 'matrix', title: { zh: '频次 × 严重度', en: 'Frequency × severity' }, picture: 'matrix', metrics: badOfTopics, by: 'topic', where: {}, width: 4 },
      { id: 'themes', title: { zh: '主题消长', en: 'Themes, rising and falling' }, picture: 'trend', metrics: ['volume'], by: 'topic', where: {}, width: 4 },
      share('volume', 'mood', '客户情绪走势', 'Customers’ mood over time'),
      bar('upset_share', 'topic', 2, '哪些问题最让客户不满', 'What upsets customers most'),
      { id: 'upset-themes', title: { zh: '不满客户的主题消长', en: 'Themes of upset customers, rising and falling' }, picture: 'trend', metrics: ['volume'], by: 'topic', where: { mood: ['negative'] }, width: 4 },
      bar('volume', 'topic', 2, '咨询最多的问题', 'What is asked most'),
      bar('resolution', 'topic', 2, '解决最慢的问题', 'What takes longest'),
      table(['volume', 'channel_share', 'resolution_rate', 'fcr', 'resolution', 'over_five_hours', 'csat', 'dissatisfied', 'complaint_rate'], 'topic', '问题明细', 'Topics in detail'),
      bar('volume', 'campaign', 2, '营销活动带来的咨询', 'Consultations from campaigns'),
      bar('inconsistent_share', 'topic', 2),
    ],
  },
  {
    key: 'regions', name: { zh: '区域', en: 'Regions' }, text: { zh: '各区域的咨询量与满意度对比。', en: 'Volume and satisfaction of each region side by side.' },
    cards: [
      number('csat'), number('dissatisfied'), number('nps'), number('ces'),
      compare(['volume', 'csat', 'dissatisfied', 'complaint_rate', 'resolution', 'frt'], 'region', '区域对比', 'Regions compared'),
      line('csat', 'csat-by', 'region', 2, '各区域满意度走势', 'Satisfaction by region over time'),
      share('volume', 'region', '区域构成', 'Mix of regions'),
      table(['volume', 'channel_share', 'csat', 'dissatisfied', 'complaint_rate', 'frt', 'resolution', 'resolution_rate', 'fcr'], 'region', '区域明细', 'Regions in detail'),
    ],
  },
  {
    key: 'hours', name: { zh: '时段', en: 'Time of day' }, text: { zh: '一周里什么时候忙、什么时候慢。', en: 'When in the week it is busy, and when it is slow.' },
    cards: [
      heat('volume', '咨询量：星期 × 时段', 'Consultations: weekday × hour'),
      heat('frt', '首次响应：星期 × 时段', 'First response: weekday × hour'),
      bar('volume', 'weekday', 2), bar('asa', 'hour', 2), bar('abandonment', 'hour', 2), bar('service_level', 'hour', 2),
    ],
  },
  {
    key: 'flows', name: { zh: '流程', en: 'Flows' }, text: { zh: '不同流程版本与工单类型的效率对比。', en: 'How well each flow version and each kind of ticket gets through.' },
    cards: [
      number('hand_overs'), number('objection_rate'), number('reopen_rate'), number('backlog'),
      { id: 'ages', title: null, picture: 'ages', metrics: [], by: null, where: {}, width: 2 },
      line('backlog', 'backlog-course', null, 2, '未结工单走势', 'Backlog over time'),
      { id: 'steps', title: { zh: '退款与投诉：逐环节对比', en: 'Refunds and complaints, step by step' }, picture: 'steps', metrics: [], by: null, where: { kind: ['refund', 'complaint'] }, width: 4 },
      pain('channel', '客户旅程痛点：按渠道', 'Pain along the journey, by channel'),
      pain('topic', '客户旅程痛点：按问题', 'Pain along the journey, by topic'),
      compare(['resolution', 'resolution_net', 'hand_overs', 'escalation_rate', 'objection_rate', 'reopen_rate'], 'kind', '工单类型对比', 'Kinds of ticket compared'),
      table(['volume', 'resolution', 'resolution_net', 'over_five_hours', 'hand_overs', 'escalation_rate', 'objection_rate', 'reopen_rate', 'csat'], 'flow', '流程版本对比', 'Flow versions compared'),
      line('resolution', 'resolution-by', 'kind', 4, '各类工单解决时长走势', 'Resolution time by kind over time'),
      number('inside_share'), number('tool_response'), number('tool_slow'), number('escalation_rate'),
    ],
  },
  {
    key: 'assistant', name: { zh: '智能客服', en: 'Assistant' }, text: { zh: '智能客服接住了多少、解决了多少、转出了多少。', en: 'How much the assistant took on, solved and handed on.' },
    cards: [
      number('assistant_share'), number('deflection'), number('assistant_resolution'), number('assistant_hand_on'),
      line('deflection', 'deflection-course', null, 2),
      line('assistant_hand_on', 'hand-on-course', null, 2),
      table(['volume', 'assistant_share', 'deflection', 'assistant_resolution', 'assistant_soft', 'assistant_hand_on'], 'topic', '各类问题', 'By topic'),
      table(['volume', 'assistant_share', 'deflection', 'assistant_resolution', 'assistant_soft', 'assistant_hand_on'], 'channel', '各渠道', 'By channel'),
    ],
  },
  {
    key: 'knowledge', name: { zh: '知识', en: 'Knowledge' }, text: { zh: '答复时用没用知识，哪些问题缺知识。', en: 'Whether answers draw on articles, and where articles are missing.' },
    cards: [
      number('article_use'), number('fcr'), number('inconsistent_share'), number('assistant_resolution'),
      line('article_use', 'use-course', null, 2),
      bar('article_use', 'team', 2),
      table(['volume', 'article_use', 'fcr', 'resolution_rate', 'inconsistent_share', 'csat'], 'topic', '各类问题的知识引用', 'Article use by topic'),
    ],
  },
];

export function shippedDashboard(key: string): ShippedDashboard | undefined {
  return shippedDashboards.find((each) => each.key === key);
}

function card(picture: Picture, metrics: readonly string[], by: By | null, width: Card['width'], id: string, zh?: string, en?: string, where: Where = {}): Card {
  return { id, title: zh === undefined || en === undefined ? null : { zh, en }, picture, metrics, by, where, width };
}

function number(metric: string): Card {
  return card('number', [metric], null, 1, metric.replaceAll('_', '-'));
}

function line(metric: string, id: string, by: DimensionKey | null, width: Card['width'], zh?: string, en?: string): Card {
  return card('line', [metric], by, width, id, zh, en);
}

function bar(metric: string, by: By, width: Card['width'], zh?: string, en?: string): Card {
  return card('bar', [metric], by, width, `${metric}-${by}`.replaceAll('_', '-'), zh, en);
}

function share(metric: string, by: DimensionKey, zh: string, en: string): Card {
  return card('share', [metric], by, 2, `${metric}-share-${by}`.replaceAll('_', '-'), zh, en);
}

function heat(metric: string, zh: string, en: string): Card {
  return card('heat', [metric], null, 4, `${metric}-week`.replaceAll('_', '-'), zh, en);
}

function table(metrics: readonly string[], by: By, zh: string, en: string): Card {
  return card('table', metrics, by, 4, `table-${by}`, zh, en);
}

/** S3.17. */
function pain(by: By, zh: string, en: string): Card {
  return { id: `pain-${by}`, title: { zh, en }, picture: 'pain', metrics: ['abandonment', 'frt', 'service_level', 'nrt', 'over_five_hours', 'urge_rate', 'complaint_rate', 'objection_rate', 'dissatisfied', 'reopen_rate', 'fcr'], by, where: {}, width: 4 };
}

function compare(metrics: readonly string[], by: By, zh: string, en: string): Card {
  return card('compare', metrics, by, 4, `compare-${by}`, zh, en);
}
