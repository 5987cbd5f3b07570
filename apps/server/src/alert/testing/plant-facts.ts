/** Plants tickets as the figures know them, so that a test decides what happened when. */

import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { minute } from '@huiyin/domain/kernel/instant.ts';
import type { TestShell } from '../../platform/testing/test-shell.ts';

export interface Planted {
  readonly at: Instant;
  readonly topic: string;
  /** Until the first answer. */
  readonly minutes: number;
  readonly channel?: string;
  readonly agent?: string;
  readonly region?: string;
}

/** Channels and topics by their keys, agents by the name of their demo account. */
export async function plantFacts(shell: TestShell, planted: readonly Planted[]): Promise<void> {
  const rows = planted.map(({ at, topic, minutes, channel = 'web', agent = 'agent', region = '华东' }) => ({ id: shell.ids.next(), at: new Date(at).toISOString(), topic, ms: Math.round(minutes * minute), channel, agent: `${agent}@demo.huiyin`, region }));
  await shell.pool.query(
    `insert into ticket_fact
     select (jsonb_populate_record(null::ticket_fact, jsonb_build_object(
       'ticket_id', r.id, 'opened_at', r.at, 'opened_on', (r.at at time zone 'Asia/Shanghai')::date, 'opened_hour', extract(hour from r.at at time zone 'Asia/Shanghai'), 'opened_by', 'customer',
       'channel_id', c.id, 'channel_kind', c.kind, 'customer_id', r.id, 'category_id', k.id, 'region', r.region, 'priority', 'normal', 'flow_version_id', (select id from flow_version order by id limit 1),
       'tenure', 'over_year', 'counted', true, 'front_agent_id', p.id, 'front_team_id', (select team_id from team_member m where m.person_id = p.id order by team_id limit 1), 'answer_ms', r.ms, 'answer_working_ms', r.ms, 'turns_ms', '[]'::jsonb,
       'customer_wait_ms', 0, 'handled_ms', 0, 'hand_overs', 0, 'escalations', 0, 'reopenings', 0, 'objections', 0, 'urges', 0, 'complaint', false, 'inconsistent', false, 'returned', false, 'survey_asked', false,
       'visits', 0, 'good_visits', 0, 'promises', 0, 'promises_met', 0, 'assistant_spoke', false, 'person_answered', true, 'with_article', false))).*
     from jsonb_to_recordset($1::jsonb) as r(id uuid, at timestamptz, topic text, ms bigint, channel text, agent text, region text)
     join channel c on c.key = r.channel join category k on k.key = r.topic join person p on p.email = r.agent`,
    [JSON.stringify(rows)],
  );
}
