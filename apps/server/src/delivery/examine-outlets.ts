/** What the doctor says of the ways to the centre's own people. */

import type { Finding } from '../platform/domain.ts';
import type { Shell } from '../platform/shell.ts';
import { openRobot } from './outlet-secret.ts';
import { type KeptOutlet, readOutlets } from './outlet.store.ts';

export async function examineOutlets({ db, secrets }: Shell): Promise<Finding> {
  const outlets = (await readOutlets(db)).filter(({ enabled }) => enabled);
  if (outlets.length === 0) return { well: true, says: 'none is set up: what happens is told inside the console only' };
  const lost = outlets.filter((outlet) => outlet.kind !== 'email' && openRobot(secrets, outlet) === null);
  if (lost.length > 0) return { well: false, says: `the key file does not open the address of ${namesOf(lost)}: give the old key file back, or enter the webhook again` };
  const failing = outlets.filter(({ lastFailedAt, lastSentAt }) => lastFailedAt !== null && lastFailedAt > (lastSentAt ?? 0));
  if (failing.length === 0) return { well: true, says: `${outlets.length} set up, none failed last` };
  return { well: true, asks: true, says: `the last message failed at ${namesOf(failing)}: send a test notice at /admin/outlets, which says what to do` };
}

function namesOf(outlets: readonly KeptOutlet[]): string {
  return outlets.map(({ name }) => name).join(', ');
}
