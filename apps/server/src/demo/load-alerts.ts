/** The calendar of the business in those months, and the alerts that the shipped rules would have made of them. */

import type { BusinessChange } from '@huiyin/domain/alert/business-change.ts';
import { day } from '@huiyin/domain/kernel/instant.ts';
import { keepChange, replayRules, takeShippedRules } from '../alert/index.ts';
import type { Shell } from '../platform/shell.ts';
import { midnight } from './service-time.ts';

type DemoChange = Omit<BusinessChange, 'id' | 'topics'> & { readonly topics: readonly string[]; readonly note: string };

const changes: readonly DemoChange[] = [
  { kind: 'promotion', name: '三季度促销', fromOn: '2025-08-04', untilOn: '2025-08-12', topics: ['promotion-rule', 'promotion-coupon', 'promotion-price'], note: '全场满减与优惠券，预计咨询量上升两成。' },
  { kind: 'policy', name: '退款规则调整', fromOn: '2025-08-11', untilOn: '2025-08-31', topics: ['refund-progress', 'refund-apply', 'refund-rule'], note: '退款需先核对凭证。' },
  { kind: 'release', name: 'App 8.0.0 上线', fromOn: '2025-08-20', untilOn: '2025-08-20', topics: ['app-howto', 'app-fault'], note: '首页与会员中心改版。' },
];

/** The first weeks are what the later ones are compared with. */
const historyDays = 28;

export async function loadAlerts(shell: Shell, supervisorId: string, categoryIds: ReadonlyMap<string, string>): Promise<void> {
  await shell.db.transaction().execute(async (tx) => {
    for (const { topics, ...change } of changes) await keepChange(tx, shell, { ...change, topics: topics.map((key) => categoryIds.get(key)!) });
    await takeShippedRules(tx, supervisorId);
    await replayRules(tx, shell, midnight(2025, 7, 1) + historyDays * day, midnight(2025, 9, 1));
  });
}
