/** SQL that joins the statement which saves a ticket. */

import { sql, type RawBuilder } from 'kysely';
import './dispatch.tables.ts';

export function writeWrapUps(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    update presence p set wrap_up_until = greatest(p.wrap_up_until, r.until)
    from (select "personId", to_timestamp(max("until") / 1000.0) as until from jsonb_to_recordset(${rows}) as w("personId" uuid, "until" double precision) group by 1) r
    where p.person_id = r."personId" and p.state in ('available', 'busy')`;
}

export function writeAbsences(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    update presence p set returned = false from (select distinct "personId" from jsonb_to_recordset(${rows}) as w("personId" uuid)) r
    where p.person_id = r."personId" and p.state = 'offline' and p.returned`;
}

export function writeRechecks(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into dispatch_trace (ticket_id, step_entered_at, recheck)
    select "ticketId", to_timestamp("stepEnteredAt" / 1000.0), true from jsonb_to_recordset(${rows}) as r("ticketId" uuid, "stepEnteredAt" double precision)
    on conflict (ticket_id) do update set
      overflowed_from = case when dispatch_trace.step_entered_at = excluded.step_entered_at then dispatch_trace.overflowed_from else '{}' end,
      alerted_at = case when dispatch_trace.step_entered_at = excluded.step_entered_at then dispatch_trace.alerted_at end,
      step_entered_at = excluded.step_entered_at, recheck = true`;
}
