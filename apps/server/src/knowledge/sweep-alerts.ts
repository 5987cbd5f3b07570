/** Tells an article's owner and department, once each, that its review is near or past, that it ceases to hold or has. */

import { readKeepers } from './keepers.store.ts';
import type { Occasion } from '@huiyin/domain/reminder/reminder.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { todayOf } from '../calendar/index.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import { type Alert, takeAlerts } from './alert.store.ts';

const batch = 100;

export async function sweepAlerts(shell: Pick<Shell, 'db' | 'clock' | 'ids' | 'live'>): Promise<number> {
  const [at, today] = [shell.clock.now(), await todayOf(shell)];
  return shell.db.transaction().execute(async (tx) => {
    const alerts = await takeAlerts(tx, { now: at, today }, batch);
    if (alerts.length === 0) return 0;
    const keepersOf = await readKeepers(tx, alerts);
    await remind(tx, shell, ...alerts.map((alert) => occasionOf(alert, keepersOf(alert), at)));
    return alerts.length;
  });
}

function occasionOf({ articleId, question, kind, due }: Alert, personIds: readonly Id[], at: Instant): Occasion {
  const told = { personIds, ticketId: null, at, key: `article:${articleId}:${kind}:${due}` };
  if (kind === 'review_due' || kind === 'review_overdue') return { kind: `article_${kind}`, facts: { articleId, question, reviewOn: due }, ...told };
  return { kind: `article_${kind}`, facts: { articleId, question, until: due }, ...told };
}
