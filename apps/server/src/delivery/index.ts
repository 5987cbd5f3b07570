/**
 * The public face of delivery: how the centre tells its own people things outside the console, by the robots of their groups and by mail.
 * `sendNotice(tx, shell, notice, outletIds)` promises it inside the caller's transaction; a worker makes it good.
 */

import { outletKinds } from '@huiyin/domain/delivery/outlet.ts';
import { day, hour, minute, second } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import { deliverDue } from './deliver.ts';
import { deliveryRoutes } from './delivery.routes.ts';
import { removeOldNotices } from './delivery.store.ts';
import { examineOutlets } from './examine-outlets.ts';

const keptMs = 90 * day;
const batch = 1_000;

export const delivery: Domain = {
  name: 'delivery',
  routes: deliveryRoutes,
  sweeps: (shell) => [
    // One for each kind: a provider that is slow holds up its own messages only.
    ...outletKinds.map((kind) => ({ name: `delivery.${kind}`, everyMs: second, run: () => deliverDue(shell, kind) })),
    {
      name: 'delivery.old',
      everyMs: hour,
      run: (db) => {
        const now = shell.clock.now();
        return db.transaction().execute((tx) => removeOldNotices(tx, { before: now - keptMs, messagesBefore: now - 10 * minute, batch }));
      },
    },
  ],
  checks: (shell) => [{ name: 'outlets', run: () => examineOutlets(shell) }],
};

export { sendNotice } from './send-notice.ts';
export { readOutletNames } from './outlet.store.ts';
