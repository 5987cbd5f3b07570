/**
 * The public face of delivery: how the centre tells its own people things outside the console, by the robots of their groups and by mail.
 * `sendNotice(tx, shell, notice, outletIds)` promises it inside the caller's transaction; a worker makes it good.
 */

import type { Domain } from '../platform/domain.ts';

export const delivery: Domain = { name: 'delivery' };

export { sendNotice } from './send-notice.ts';
export { readOutletNames } from './outlet.store.ts';
