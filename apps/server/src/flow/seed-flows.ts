/** Gives a new centre its flows and rules. Safe to call on every start: a centre that has any flow is left alone. */

import { shippedFlows, shippedRules } from '@huiyin/domain/flow/shipped/shipped-flows.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { insertFlow, insertFlowVersion, readFlowKeys } from './flow.store.ts';
import { lockFlowRules, saveFlowRules } from './flow-rule.store.ts';

export async function seedFlows(tx: Tx, { clock, ids }: Pick<Shell, 'clock' | 'ids'>): Promise<void> {
  // The lock makes two nodes that start at once take turns; the second finds the flows of the first.
  await lockFlowRules(tx);
  if ((await readFlowKeys(tx)).length > 0) return;

  const at = clock.now();
  const flowIds = new Map(shippedFlows.map(({ key }) => [key, ids.next()]));
  for (const document of shippedFlows) {
    const flowId = flowIds.get(document.key)!;
    await insertFlow(tx, { id: flowId, key: document.key, at });
    await insertFlowVersion(tx, { id: ids.next(), flowId, number: 1, document, note: '', by: null, at, published: true });
  }
  await saveFlowRules(
    tx,
    shippedRules.map(({ ticketKind, flowKey }) => ({ id: ids.next(), ticketKind, categoryId: null, channelId: null, flowId: flowIds.get(flowKey)!, flowVersionId: null })),
  );
}
