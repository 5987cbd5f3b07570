/** Sends a test notice at once and says what came of it, whether or not the outlet is switched on. It counts for the outlet's limits like any other. */

import type { DeliveryFault } from '@huiyin/domain/delivery/judge-reply.ts';
import type { Notice } from '@huiyin/domain/delivery/notice.ts';
import { freeAt } from '@huiyin/domain/delivery/plan-message.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { minute, toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, type By } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { noteOutcome } from './deliver.ts';
import { insertMessage, readBegun } from './delivery.store.ts';
import { type KeptOutlet, lockOutlet } from './outlet.store.ts';
import { sendMessage } from './send-message.ts';

export interface TestResult {
  readonly sent: boolean;
  readonly failure: { readonly fault: DeliveryFault; readonly code: string | null } | null;
  readonly tookMs: number;
}

export async function testOutlet(shell: Shell, by: By, outletId: Id): Promise<Result<TestResult, 'outlet.unknown' | 'outlet.resting'>> {
  const begun = await beginTest(shell, outletId);
  if (!begun.ok) return begun;
  const { outlet, messageId } = begun.value;
  const started = performance.now();
  const outcome = await sendMessage(shell, outlet, [testNotice(messageId)]);
  const tookMs = Math.round(performance.now() - started);
  const failure = outcome.sent ? (outcome.passedOver === undefined ? null : { fault: 'smtp_recipient' as const, code: String(outcome.passedOver) }) : { fault: outcome.fault, code: outcome.code };
  return audited(shell, by, async (tx) => {
    await noteOutcome(tx, outlet, outcome, shell.clock.now());
    return accept({ value: { sent: outcome.sent, failure, tookMs }, action: 'outlet.tested', target: `outlet:${outletId}`, facts: { name: outlet.name, sent: outcome.sent, fault: failure?.fault ?? null } });
  });
}

function beginTest({ db, ids, clock }: Shell, outletId: Id): Promise<Result<{ outlet: KeptOutlet; messageId: Id }, 'outlet.unknown' | 'outlet.resting'>> {
  return db.transaction().execute(async (tx) => {
    const outlet = await lockOutlet(tx, outletId);
    if (!outlet) return refuse('outlet.unknown');
    const now = clock.now();
    // As an alarm: the places kept for those are for people who wait.
    const until = freeAt({ kind: outlet.kind, begun: await readBegun(tx, outletId, now - minute), restUntil: outlet.restUntil }, 'alarm', now);
    if (until > now) return refuse('outlet.resting', { until: toWire(until) });
    const messageId = ids.next();
    await insertMessage(tx, messageId, outletId, now);
    return accept({ outlet, messageId });
  });
}

function testNotice(messageId: Id): Notice {
  return {
    key: `test:${messageId}`,
    level: 'info',
    title: { zh: '测试通知', en: 'Test notice' },
    lines: [{ zh: '看到这条消息，说明这个渠道设置正确。不需要处理。', en: 'If you can read this, the outlet is set up well. There is nothing to do.' }],
    path: '/admin/outlets',
  };
}
