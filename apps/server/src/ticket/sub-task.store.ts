/** SQL for `sub_task`: what is asked of people and teams, as a worklist. What happened stays in the event log. */

import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import { toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import type { PageWish } from '@huiyin/domain/kernel/page.ts';
import { isSubTaskEvent, recordAfter, subTaskIdOf, type SubTaskRecord } from '@huiyin/domain/ticket/sub-task-record.ts';
import type { SubTaskKind, SubTaskState } from '@huiyin/domain/ticket/sub-task.ts';
import type { TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { type ColumnType, type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { keptColumn, type Kept } from './reactions.ts';
import { type FileFacts, withinReach } from './ticket.store.ts';

type Timestamp = ColumnType<number, Date, Date>;
type Jsonb<Value> = ColumnType<Value, string, string>;

declare module '../platform/db.ts' {
  interface Tables {
    sub_task: {
      id: string;
      ticket_id: string;
      kind: SubTaskKind;
      title: string;
      asks: string;
      form: Jsonb<SubTaskRecord['form']>;
      layers: Jsonb<SubTaskRecord['layers']>;
      layer: number;
      layer_at: Timestamp;
      within: Jsonb<SubTaskRecord['within']>;
      state: SubTaskState;
      team_id: string | null;
      role: string | null;
      agent_id: string | null;
      asked_by: string | null;
      asked_at: Timestamp;
      excerpts: Jsonb<readonly string[]>;
      files: Jsonb<readonly string[]>;
      call_back: Jsonb<SubTaskRecord['callBack']>;
      approvals: Jsonb<SubTaskRecord['approvals']>;
      attempts: Jsonb<SubTaskRecord['attempts']>;
      outcome: SubTaskRecord['outcome'];
      answer: string | null;
      fields: Jsonb<SubTaskRecord['fields']>;
      answer_files: Jsonb<readonly string[]>;
      ended_by: string | null;
      ended_at: ColumnType<number | null, Date | null, Date | null>;
    };
  }
}

/** Brings the worklist up to the events of one change, in its transaction. The ticket's row is held, so nobody else changes these meanwhile. */
export async function saveSubTasks(tx: Tx, ticketId: string, events: readonly TicketEvent[]): Promise<void> {
  const ours = events.filter(isSubTaskEvent);
  if (ours.length === 0) return;
  const records = await readRecords(tx, [...new Set(ours.map(subTaskIdOf))]);
  for (const event of ours) records.set(subTaskIdOf(event), recordAfter(records.get(subTaskIdOf(event)) ?? null, event));
  await insertSubTasks(tx, [...records.values()].map((record) => ({ ticketId, record })));
}

export async function insertSubTasks(tx: Tx, subTasks: readonly { readonly ticketId: string; readonly record: SubTaskRecord }[]): Promise<void> {
  if (subTasks.length === 0) return;
  await sql`
    insert into sub_task select * from jsonb_populate_recordset(null::sub_task, ${JSON.stringify(subTasks.map(rowOf))}::jsonb)
    on conflict (id) do update set layer = excluded.layer, layer_at = excluded.layer_at, state = excluded.state, team_id = excluded.team_id, role = excluded.role,
      agent_id = excluded.agent_id, approvals = excluded.approvals, attempts = excluded.attempts, outcome = excluded.outcome, answer = excluded.answer,
      fields = excluded.fields, answer_files = excluded.answer_files, ended_by = excluded.ended_by, ended_at = excluded.ended_at`.execute(tx);
}

function rowOf({ ticketId, record }: { readonly ticketId: string; readonly record: SubTaskRecord }) {
  const asked = record.layers[record.layer];
  return {
    id: record.id, ticket_id: ticketId, kind: record.kind, title: record.title, asks: record.asks, form: record.form, layers: record.layers, layer: record.layer,
    layer_at: toWireOrNull(record.layerAt), within: record.within, state: record.state, team_id: asked?.teamId ?? null, role: asked?.role ?? null, agent_id: record.agentId,
    asked_by: record.askedBy, asked_at: toWireOrNull(record.askedAt), excerpts: record.excerpts, files: record.files, call_back: record.callBack, approvals: record.approvals,
    attempts: record.attempts, outcome: record.outcome, answer: record.answer, fields: record.fields, answer_files: record.answerFiles, ended_by: record.endedBy, ended_at: toWireOrNull(record.endedAt),
  };
}


async function readRecords(db: Db, ids: readonly string[]): Promise<Map<string, SubTaskRecord>> {
  const rows = await db.selectFrom('sub_task').selectAll().where('id', 'in', [...ids]).execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id, kind: row.kind, title: row.title, asks: row.asks, form: row.form, layers: row.layers, layer: row.layer, layerAt: row.layer_at, within: row.within,
        state: row.state, agentId: row.agent_id, askedBy: row.asked_by, askedAt: row.asked_at, excerpts: row.excerpts, files: row.files, callBack: row.call_back,
        approvals: row.approvals, attempts: row.attempts, outcome: row.outcome, answer: row.answer, fields: row.fields, answerFiles: row.answer_files, endedBy: row.ended_by, endedAt: row.ended_at,
      },
    ]),
  );
}

/** Who looks at sub-tasks: how far, and what makes them one of those who are asked. */
export interface Onlooker {
  readonly reach: Reach;
  readonly actor: Pick<Actor, 'id' | 'teamIds' | 'roles'>;
}

/** Asked of me alone, or in my hands. */
function mine({ id }: Onlooker['actor']): RawBuilder<boolean> {
  return sql<boolean>`s.agent_id = ${id}::uuid`;
}

/** Asked of me, or of all in my teams or roles; as `isAsked` says it in the domain. */
function ours({ id, teamIds, roles }: Onlooker['actor']): RawBuilder<boolean> {
  return sql<boolean>`case when s.layers -> s.layer ->> 'agentId' is not null then s.layers -> s.layer ->> 'agentId' = ${id}
    else (s.team_id is null or s.team_id = any(${[...teamIds]}::uuid[])) and (s.role is null or s.role = any(${[...roles]}::text[])) end`;
}

/** Own: what I asked, have in hand or answered. Team: also what is asked of my teams and roles. */
function seenBy({ reach, actor }: Onlooker): RawBuilder<boolean> {
  if (reach.scope === 'all') return sql<boolean>`true`;
  const me = sql`${actor.id}::uuid`;
  const own = sql<boolean>`s.asked_by = ${me} or s.agent_id = ${me} or s.ended_by = ${me} or s.approvals @> ${JSON.stringify([{ personId: actor.id }])}::jsonb`;
  return reach.scope === 'own' ? sql<boolean>`(${own})` : sql<boolean>`(${own} or ${ours(actor)})`;
}

export async function findSubTask(db: Db, id: string, onlooker: Onlooker): Promise<{ ticketId: string; form: SubTaskRecord['form'] } | undefined> {
  const { rows } = await sql<{ ticketId: string; form: SubTaskRecord['form'] }>`select s.ticket_id as "ticketId", s.form from sub_task s where s.id = ${id}::uuid and ${seenBy(onlooker)}`.execute(db);
  return rows[0];
}

type Named = { id: string; name: string };

export interface SubTaskRow extends Pick<SubTaskRecord, 'kind' | 'title' | 'asks' | 'form' | 'state' | 'layer' | 'within' | 'attempts' | 'approvals' | 'outcome' | 'answer' | 'fields' | 'layers'> {
  readonly id: string;
  readonly layer_at: number;
  readonly asked_at: number;
  readonly ended_at: number | null;
  readonly call_back: SubTaskRecord['callBack'];
  readonly ticket: { id: string; number: string; subject: string };
  readonly may_read: boolean;
  /** Whether the reader works the ticket itself. */
  readonly may_work: boolean;
  readonly customer: { id: string; name: string | null; contact: string | null; contactKind: string | null } | null;
  readonly agent: Named | null;
  readonly asked_by: Named | null;
  readonly ended_by: Named | null;
  readonly teams: readonly { id: string; zh: string; en: string }[];
  readonly roles: readonly { key: string; zh: string; en: string }[];
  readonly people: readonly Named[];
  readonly excerpts: readonly { id: string; seq: number; direction: 'inbound' | 'outbound' | 'internal'; authorKind: string; authorName: string | null; body: string; attachments: FileFacts[] | null; at: string }[];
  readonly asked_files: readonly FileFacts[];
  readonly answered_files: readonly FileFacts[];
  readonly kept: Kept;
}

const person = (column: RawBuilder<unknown>) => sql`(select jsonb_build_object('id', p.id, 'name', p.name) from person p where p.id = ${column})`;
const filesIn = (column: RawBuilder<unknown>) =>
  sql`coalesce((select jsonb_agg(jsonb_build_object('id', f.file_id, 'name', f.name, 'type', f.type, 'size', f.size) order by f.name) from ticket_file f where f.ticket_id = s.ticket_id and ${column} ? f.file_id::text), '[]')`;

/** How far the caller reads tickets, and works them. */
export interface TicketReaches {
  readonly reads: Reach | null;
  readonly works: Reach | null;
}

const within = (reach: Reach | null) => (reach === null ? sql`false` : withinReach(reach, 't'));

const columns = ({ reads, works }: TicketReaches) => sql`
  s.id, s.kind, s.title, s.asks, s.form, s.state, s.layers, s.layer, s.layer_at, s.within, s.asked_at, s.call_back, s.approvals, s.attempts, s.outcome, s.answer, s.fields, s.ended_at,
  jsonb_build_object('id', t.id, 'number', t.number, 'subject', t.subject) as ticket,
  ${within(reads)} as may_read, ${within(works)} as may_work,
  case when s.call_back is not null then (
    select jsonb_build_object('id', c.id, 'name', c.name, 'contact', cp.masked, 'contactKind', cp.kind)
    from customer c left join contact_point cp on cp.id = (s.call_back ->> 'contactPointId')::uuid where c.id = t.customer_id) end as customer,
  ${person(sql`s.agent_id`)} as agent, ${person(sql`s.asked_by`)} as asked_by, ${person(sql`s.ended_by`)} as ended_by,
  coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'zh', g.name_zh, 'en', g.name_en)) from team g where exists (select from jsonb_array_elements(s.layers) l where l ->> 'teamId' = g.id::text)), '[]') as teams,
  coalesce((select jsonb_agg(jsonb_build_object('key', r.key, 'zh', r.name_zh, 'en', r.name_en)) from role r where exists (select from jsonb_array_elements(s.layers) l where l ->> 'role' = r.key)), '[]') as roles,
  coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name)) from person p where p.id in (
    select (l ->> 'agentId')::uuid from jsonb_array_elements(s.layers) l union select (a ->> 'personId')::uuid from jsonb_array_elements(s.approvals || s.attempts) a)), '[]') as people,
  coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'seq', m.seq, 'direction', m.direction, 'authorKind', m.author_kind, 'authorName', coalesce(p.name, c.name), 'body', m.body, 'attachments', m.attachments, 'at', m.at) order by m.seq)
    from message m left join person p on m.author_kind = 'person' and p.id = m.author_id left join customer c on m.author_kind = 'customer' and c.id = m.author_id
    where m.ticket_id = s.ticket_id and m.id in (select e::uuid from jsonb_array_elements_text(s.excerpts) e)), '[]') as excerpts,
  ${filesIn(sql`s.files`)} as asked_files, ${filesIn(sql`s.answer_files`)} as answered_files, ${keptColumn('t')}`;

export async function readSubTask(db: Db, id: string, onlooker: Onlooker, tickets: TicketReaches): Promise<SubTaskRow | undefined> {
  const { rows } = await sql<SubTaskRow>`select ${columns(tickets)} from sub_task s join ticket t on t.id = s.ticket_id where s.id = ${id}::uuid and ${seenBy(onlooker)}`.execute(db);
  return rows[0];
}

/** Of a ticket that the caller reads. */
export async function readTicketSubTasks(db: Db, ticketId: string, works: Reach | null): Promise<SubTaskRow[]> {
  const { rows } = await sql<SubTaskRow>`select ${columns({ reads: { scope: 'all' }, works })} from sub_task s join ticket t on t.id = s.ticket_id where s.ticket_id = ${ticketId}::uuid order by s.asked_at, s.id`.execute(db);
  return rows;
}

export interface SubTaskWish extends Onlooker {
  readonly tickets: TicketReaches;
  readonly whose: 'mine' | 'team' | 'asked';
  readonly ended: boolean;
  readonly kind: SubTaskKind | null;
  readonly page: PageWish;
}

export async function readSubTasks(db: Db, wish: SubTaskWish): Promise<{ rows: SubTaskRow[]; next: string | null } | 'page.cursor_invalid'> {
  const after = wish.page.after === null ? null : readCursor(wish.page.after, ['instant', 'id']);
  if (wish.page.after !== null && after === null) return 'page.cursor_invalid';
  const moment = wish.ended ? sql`s.ended_at` : sql`s.asked_at`;
  const behind = after === null ? sql`true` : wish.ended ? sql`(${moment}, s.id) < (${new Date(Number(after[0]))}, ${after[1]}::uuid)` : sql`(${moment}, s.id) > (${new Date(Number(after[0]))}, ${after[1]}::uuid)`;
  const { rows } = await sql<SubTaskRow>`
    select ${columns(wish.tickets)} from sub_task s join ticket t on t.id = s.ticket_id
    where ${wish.ended ? sql`s.state <> 'open'` : sql`s.state = 'open'`} and ${whoseSql(wish)} and ${seenBy(wish)}
      and ${wish.kind === null ? sql`true` : sql`s.kind = ${wish.kind}`} and ${behind}
    order by ${wish.ended ? sql`s.ended_at desc, s.id desc` : sql`s.asked_at, s.id`} limit ${wish.page.limit + 1}`.execute(db);
  const items = rows.slice(0, wish.page.limit);
  const last = items.at(-1);
  return { rows: items, next: rows.length > items.length && last ? writeCursor([wish.ended ? last.ended_at! : last.asked_at, last.id]) : null };
}

/** Ended ones are mine when I ended them or had them in hand. */
function whoseSql({ whose, ended, actor }: SubTaskWish): RawBuilder<boolean> {
  const me = sql`${actor.id}::uuid`;
  if (whose === 'asked') return sql<boolean>`s.asked_by = ${me}`;
  const hands = ended ? sql<boolean>`(${mine(actor)} or s.ended_by = ${me} or s.approvals @> ${JSON.stringify([{ personId: actor.id }])}::jsonb)` : mine(actor);
  return whose === 'mine' ? hands : sql<boolean>`(${hands} or ${ours(actor)})`;
}

export async function countSubTasks(db: Db, actor: Onlooker['actor'], cap: number): Promise<{ mine: number; team: number }> {
  const counted = (which: RawBuilder<boolean>) => sql`(select count(*)::int from (select 1 from sub_task s where s.state = 'open' and ${which} limit ${cap}) x)`;
  const { rows } = await sql<{ mine: number; team: number }>`select ${counted(mine(actor))} as mine, ${counted(sql<boolean>`(${mine(actor)} or ${ours(actor)})`)} as team`.execute(db);
  return rows[0]!;
}

/** A file that whoever sees the sub-task may see: sent with the wish, with an excerpt, or with the answer. */
export async function findSubTaskFile(db: Db, id: string, fileId: string, onlooker: Onlooker): Promise<FileFacts | undefined> {
  const { rows } = await sql<FileFacts>`
    select f.file_id as id, f.name, f.type, f.size
    from sub_task s join ticket_file f on f.ticket_id = s.ticket_id
    where s.id = ${id}::uuid and f.file_id = ${fileId}::uuid and ${seenBy(onlooker)}
      and (s.files ? f.file_id::text or s.answer_files ? f.file_id::text or exists (
        select from message m, jsonb_array_elements(m.attachments) a
        where m.ticket_id = s.ticket_id and s.excerpts ? m.id::text and a ->> 'id' = f.file_id::text))
    limit 1`.execute(db);
  return rows[0];
}

/** Who is to be told that something is asked of them: people who still work here. */
export async function readAsked(db: Db, { teamId, role, agentId }: SubTaskRecord['layers'][number], most: number): Promise<string[]> {
  if (agentId !== null) return [agentId];
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where p.active
      and ${teamId === null ? sql`true` : sql`exists (select from team_member m where m.person_id = p.id and m.team_id = ${teamId}::uuid)`}
      and ${role === null ? sql`true` : sql`exists (select from person_role m join role r on r.id = m.role_id where m.person_id = p.id and r.key = ${role})`}
    order by p.id limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Whether a contact point is a phone number of the ticket's customer, or of one merged into it. */
export async function isPhoneOf(db: Db, contactPointId: string, customerId: string): Promise<boolean> {
  const { rows } = await sql`
    select from contact_point cp join customer c on c.id = cp.customer_id
    where cp.id = ${contactPointId}::uuid and cp.kind = 'phone' and (c.id = ${customerId}::uuid or c.survivor_id = ${customerId}::uuid)`.execute(db);
  return rows.length > 0;
}

/** Calls that are owed on a ticket, by sub-task. */
export async function readCallBacksOwed(db: Db, ticketId: string): Promise<ReadonlyMap<string, NonNullable<SubTaskRecord['callBack']>>> {
  const rows = await db.selectFrom('sub_task').select(['id', 'call_back']).where('ticket_id', '=', ticketId).where('kind', '=', 'call_back').where('state', '=', 'open').execute();
  return new Map(rows.flatMap(({ id, call_back }) => (call_back === null ? [] : [[id, call_back] as const])));
}
