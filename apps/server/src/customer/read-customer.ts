/** One customer as its readers see it. */

import type { CustomerView } from '@huiyin/domain/customer/customer.contract.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import type { CustomerPorts } from './customer.ports.ts';
import { type ContactPoint, type Customer, readContactPoints, readCustomerRow } from './customer.store.ts';
import { readMerged } from './merge.store.ts';
import { notePlace } from './prepare-customer.ts';
import { isWithin } from './reach.store.ts';

export async function readCustomerView(shell: Pick<Shell, 'secrets'>, db: Db, id: Id): Promise<CustomerView | null> {
  const customer = await readCustomerRow(db, id);
  return customer ? viewOf(shell, customer, await readContactPoints(db, id), await readMerged(db, id)) : null;
}

/** Refuses as unknown what lies outside the reach, so that nobody learns whom they may not see. */
export async function checkWithin(db: Db, within: CustomerPorts['within'], reach: Reach, id: Id): Promise<Result<void, 'customer.unknown'>> {
  return (await isWithin(db, within, reach, id)) ? accept(undefined) : refuse('customer.unknown');
}

function viewOf({ secrets }: Pick<Shell, 'secrets'>, customer: Customer, points: readonly ContactPoint[], merged: CustomerView['merged']): CustomerView {
  return {
    id: customer.id,
    name: customer.name,
    tier: customer.tier,
    region: customer.region,
    tags: [...customer.tags],
    note: customer.note === null ? null : secrets.open(customer.note, notePlace(customer.id)),
    contactPoints: onceEach(points).map(({ id, kind, masked, trust }) => ({ id, kind, masked, trust })),
    mergedInto: customer.mergedInto === null ? null : customer.survivorId,
    merged,
    version: customer.version,
    createdAt: toWire(customer.createdAt),
  };
}

/** Customers that were merged may hold the same contact; the most trusted comes first and stands for all. */
function onceEach(points: readonly ContactPoint[]): ContactPoint[] {
  const seen = new Set<string>();
  return points.filter((point) => {
    const key = point.fingerprint.toString('hex');
    return !seen.has(key) && seen.add(key);
  });
}
