/** Tries once more what failed, when a person has mended the reason. What was sent is never sent again. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, type By } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { lockDelivery, saveResend } from './delivery.store.ts';
import { lockOutlet } from './outlet.store.ts';

export function resendDelivery(shell: Shell, by: By, id: Id): Promise<Result<undefined, 'delivery.unknown' | 'delivery.not_failed' | 'outlet.disabled'>> {
  return audited(shell, by, async (tx) => {
    const delivery = await lockDelivery(tx, id);
    if (!delivery) return refuse('delivery.unknown');
    if (delivery.state !== 'failed') return refuse('delivery.not_failed', { state: delivery.state });
    const outlet = await lockOutlet(tx, delivery.outletId);
    if (outlet?.enabled !== true) return refuse('outlet.disabled');
    await saveResend(tx, id, shell.clock.now());
    return accept({ value: undefined, action: 'delivery.resent', target: `delivery:${id}`, facts: { key: delivery.key, outlet: outlet.name } });
  });
}
