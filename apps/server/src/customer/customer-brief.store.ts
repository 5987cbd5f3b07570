/** SQL for the little that lists show of many customers at once. */

import type { Tier } from '@huiyin/domain/customer/customer.contract.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import './customer.tables.ts';

export interface CustomerBrief {
  readonly id: Id;
  readonly name: string | null;
  readonly tier: Tier;
  /** Masked: the most trusted contact point, and of those the first. */
  readonly contact: string | null;
}

/** A merged customer answers with itself; the contact points of those merged into a customer count as its own. */
export async function readCustomerBrief(db: Db, ids: readonly Id[]): Promise<CustomerBrief[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CustomerBrief>`
    select c.id, c.name, c.tier, ${primaryContact} as contact
    from customer c where c.id = any (${[...new Set(ids)]}::uuid[])`.execute(db);
  return rows;
}

/**
 * Ids of the row `c` and of everybody merged into it. An array, because an `or`, and an `in` over a correlated
 * select, would read all contact points (measured: 26 ms a customer among 200,000, instead of 0.02).
 */
export const fellowship = sql<Id[]>`array(select c.id union all select member.id from customer member where member.survivor_id = c.id and member.merged_into is not null)`;

/** Of the row `c`. */
export const primaryContact = sql<string | null>`(
  select point.masked
  from contact_point point
  where point.customer_id = any (${fellowship})
  order by case point.trust when 'verified' then 1 when 'confirmed' then 2 else 3 end,
    case point.kind when 'phone' then 1 when 'email' then 2 when 'wechat' then 3 else 4 end, point.created_at, point.id
  limit 1)`;
