/** Plants tickets as the figures know them, so that a test decides what happened when. */

import { hour, type Instant, minute } from '@huiyin/domain/kernel/instant.ts';
import type { TestShell } from '../../platform/testing/test-shell.ts';

export interface Planted {
  readonly at: Instant;
  readonly topic: string;
  /** Until the first answer. */
  readonly minutes: number;
  readonly channel?: string;
  readonly agent?: string;
  readonly region?: string;
  /** Quoted in its answer. */
  readonly article?: string;
}

/** Channels and topics by their keys, agents by the name of their demo account. */
export async function plantFacts(shell: TestShell, planted: readonly Planted[]): Promise<void> {
  const rows = planted.map(({ at, topic, minutes, channel = 'web', agent = 'agent', region = '华东', article = null }) => ({ id: shell.ids.next(), at: new Date(at).toISOString(), topic, ms: Math.round(minutes * minute), channel, agent: `${agent}@demo.huiyin`, region, article }));
  await shell.pool.query(
    `insert into ticket_fact
     select (jsonb_populate_record(null::ticket_fact, jsonb_build_object(
       'ticket_id', r.id, 'opened_at', r.at, 'opened_on', (r.at at time zone 'Asia/Shanghai')::date, 'opened_hour', extract(hour from r.at at time zone 'Asia/Shanghai'), 'opened_by', 'customer',
       'channel_id', c.id, 'channel_kind', c.kind, 'customer_id', r.id, 'category_id', k.id, 'region', r.region, 'priority', 'normal', 'flow_version_id', (select id from flow_version order by id limit 1),
       'tenure', 'over_year', 'counted', true, 'front_agent_id', p.id, 'front_team_id', (select team_id from team_member m where m.person_id = p.id order by team_id limit 1), 'answer_ms', r.ms, 'answer_working_ms', r.ms, 'turns_ms', '[]'::jsonb,
       'customer_wait_ms', 0, 'handled_ms', 0, 'hand_overs', 0, 'escalations', 0, 'reopenings', 0, 'objections', 0, 'urges', 0, 'complaint', false, 'inconsistent', false, 'returned', false, 'survey_asked', false,
       'visits', 0, 'good_visits', 0, 'promises', 0, 'promises_met', 0, 'assistant_spoke', false, 'person_answered', true, 'with_article', false, 'mood', 'neutral'))).*
     from jsonb_to_recordset($1::jsonb) as r(id uuid, at timestamptz, topic text, ms bigint, channel text, agent text, region text)
     join channel c on c.key = r.channel join category k on k.key = r.topic join person p on p.email = r.agent`,
    [JSON.stringify(rows)],
  );
  await quote(shell, rows.filter(({ article }) => article !== null));
}

/** The facts have no tickets behind them, so the answers have none either. */
async function quote(shell: TestShell, rows: readonly { readonly id: string; readonly at: string; readonly article: string | null }[]): Promise<void> {
  await insertAlone(
    shell,
    `insert into message (id, ticket_id, seq, direction, author_kind, body, at, citations)
     select gen_random_uuid(), r.id, 1, 'outbound', 'person', '-', r.at::timestamptz, jsonb_build_array(jsonb_build_object('articleId', r.article)) from jsonb_to_recordset($1::jsonb) as r(id uuid, at text, article text)`,
    [JSON.stringify(rows)],
  );
}

/** As it was published last; returns its id. */
export async function plantArticle(shell: TestShell, question: string): Promise<string> {
  const id = shell.ids.next();
  await insertAlone(
    shell,
    `insert into article_version (article_id, number, question, variants, body, body_text, products, channels, audience, flow_steps, pictures, note, written_by, published_at)
     values ($1, 1, $2, '{}', '', '', '{}', '{}', 'public', '[]', '{}', '', '{}', now())`,
    [id, question],
  );
  return id;
}

/** Without the rows that it belongs to. */
async function insertAlone(shell: TestShell, statement: string, values: readonly unknown[]): Promise<void> {
  const client = await shell.pool.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(statement, [...values]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** The beginnings of the last hours before `at`, the latest first. */
export function hoursBefore(at: Instant, hours: number): Instant[] {
  return Array.from({ length: hours }, (_, index) => at - (index + 1) * hour);
}

/** A hundred requests of people's consoles in each hour, of so many milliseconds on average. */
export async function plantSpeeds(shell: TestShell, speeds: readonly { readonly at: Instant; readonly ms: number }[]): Promise<void> {
  for (const { at, ms } of speeds) await shell.pool.query('insert into response_hour (at_hour, requests, request_ms, slow_requests) values ($1, 100, $2, 0)', [new Date(at), 100 * ms]);
}
