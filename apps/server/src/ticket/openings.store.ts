/** SQL that writes openings together with their customers: one statement, which is a transaction of its own, for however many came at once. */

import { sql, type RawBuilder } from 'kysely';
import { supposedCustomers, type NamedCustomer, type SupposedClaim } from '../customer/index.ts';
import type { Db } from '../platform/db.ts';
import type { NewTicket } from './many-tickets.store.ts';
import { writesOf } from './reactions.ts';
import { rowOfTicket } from './ticket-row.ts';
import { logEvents, logMessages, messageRow } from './ticket.store.ts';

export interface Opening extends NewTicket {
  readonly claim: SupposedClaim;
}

export interface OpeningAnswer {
  /** False: the claim names somebody else than supposed, and nothing was written for it. */
  readonly opened: boolean;
  /** Whom it names, where that customer was there before. */
  readonly named: NamedCustomer | null;
}

/** Answers in the order of the openings, no two of which may share a contact point. PostgreSQL commits without being asked: all that fit, or, when it throws, none. */
export async function saveOpenings(db: Db, openings: readonly Opening[], at: number): Promise<readonly OpeningAnswer[]> {
  if (db.isTransaction) throw new Error('openings that are saved together are their own transaction');
  const customers = supposedCustomers(openings.map(({ claim }) => claim), 'confirmed', at);
  const { rows } = await sql<OpeningAnswer>`
    with ${customers.parts},
    opened as (
      insert into ticket select r.* from ${ofChosen(openings.map(({ change, aftermath }) => [rowOfTicket(change.after, null, aftermath.dueAt)]))}
      cross join lateral jsonb_populate_recordset(null::ticket, o.rows) r
    ),
    ${writesOf(openings.map(({ aftermath }) => aftermath), flattened)}
    ${logEvents(flattened(openings.map(({ change }) => change.rows)))},
    ${logMessages(flattened(openings.map(({ change, said }) => said.map((message) => messageRow(change.after.id, message)))))}
    select exists (select from chosen where chosen.n = supposed.n) as opened, ${customers.named} as named from supposed order by supposed.n`.execute(db);
  return rows;
}

/** `o.rows` of each opening that may be: given as one JSON array of arrays. */
function ofChosen(groups: readonly (readonly unknown[])[]): RawBuilder<unknown> {
  return sql`jsonb_array_elements(${JSON.stringify(groups)}::jsonb) with ordinality o(rows, n) join chosen on chosen.n = o.n`;
}

function flattened(groups: readonly (readonly unknown[])[]): RawBuilder<unknown> {
  return sql`(select jsonb_agg(each.value) from ${ofChosen(groups)} cross join lateral jsonb_array_elements(o.rows) each)`;
}
