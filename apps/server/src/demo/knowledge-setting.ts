/** Articles of the demo centre that are being written, that end soon, and that teams were asked to read, so that every state can be seen. */

import { day, hour, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Audience } from '@huiyin/domain/knowledge/article.ts';
import type { ArticleFile } from './read-articles.ts';

export interface UnfinishedArticle {
  readonly key: string;
  readonly question: string;
  readonly variants: readonly string[];
  readonly body: string;
  readonly category: string;
  readonly audience: Audience;
  readonly owner: string;
  readonly department: string;
  readonly writer: string;
  readonly stage: 'draft' | 'review' | 'returned';
  /** A reviewer's word, when it was given back. */
  readonly reason?: string;
}

export const unfinishedArticles: readonly UnfinishedArticle[] = [
  {
    key: 'app-live-stream-coupon',
    question: '直播间领的券在哪里看？',
    variants: ['直播间的优惠券找不到', '直播券怎么用'],
    body: '直播间领取的券会进入“我的—优惠券”，标有“直播专享”。\n\n### 怎么用\n\n1. 只能用在直播间讲解过的商品上。\n2. 直播结束后 24 小时内有效，过期不补。',
    category: 'promotion-coupon',
    audience: 'public',
    owner: 'supervisor2',
    department: 'presales',
    writer: 'supervisor2',
    stage: 'review',
  },
  {
    key: 'trade-in-old-appliance',
    question: '以旧换新怎么参加？',
    variants: ['旧家电能抵多少钱', '以旧换新有什么条件'],
    body: '目前支持空气炸锅、扫地机器人两类商品。下单时勾选“以旧换新”，上门取旧后返还抵扣金额。\n\n> 抵扣金额以质检结果为准，客服不承诺具体数字。',
    category: 'promotion-rule',
    audience: 'public',
    owner: 'knowledge',
    department: 'product',
    writer: 'knowledge',
    stage: 'draft',
  },
  {
    key: 'agent-double-delivery',
    question: '客户收到两份一样的商品，怎么登记？',
    variants: ['重复发货怎么处理', '仓库多发了一件'],
    body: '先核对两张运单的出库时间，再登记“多发”。请客户保留包装，我们上门取回，不收运费。',
    category: 'delivery-lost',
    audience: 'internal',
    owner: 'specialist',
    department: 'refunds',
    writer: 'specialist',
    stage: 'returned',
    reason: '请补充：客户想留下多发的商品时，按什么价格补款，由谁审批。',
  },
];

/** Ceases to hold within the week, whenever the demo is loaded. */
export function endingArticle(now: Instant): ArticleFile {
  const date = (at: Instant) => new Date(at + 8 * hour).toISOString().slice(0, 10);
  return {
    key: 'agent-rush-week-relief',
    language: 'zh',
    title: '本周咨询高峰，排队太长怎么请求支援？',
    variants: ['高峰期谁来支援', '排队超过十人怎么办'],
    body: '在线排队超过 10 人或平均等待超过 3 分钟时，在工单里发起协作任务“协助”，主管会从其他组借人。\n\n### 本周安排\n\n| 时段 | 支援的组 |\n| --- | --- |\n| 10:00–12:00 | 电话组 |\n| 20:00–22:00 | 售前在线组 |',
    category: 'service-manner',
    products: [],
    channels: [],
    audience: 'internal',
    department: 'aftersales',
    owner: 'supervisor',
    reviewOn: '2027-02-01',
    validFrom: null,
    validUntil: date(now + 4 * day),
    flowSteps: ['general/handle'],
  };
}

/** `missing`: how many of the team have not confirmed yet. */
export const readingWishes: readonly { readonly key: string; readonly team: string; readonly days: number; readonly missing: number }[] = [
  { key: 'refund-arrival-time', team: 'aftersales', days: 3, missing: 5 },
  { key: 'coupon-compensation-limits', team: 'refunds', days: -1, missing: 1 },
];
