/** SQL that reads what policies and ladders may speak of: kinds, categories, channels, steps, teams, roles, people. */

import type { StepLimit } from '@huiyin/domain/flow/flow.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export interface Speakable {
  readonly kinds: readonly string[];
  readonly categories: readonly string[];
  readonly channelIds: readonly Id[];
  /** `refund`, `refund/review`: of every version that tickets still walk on. */
  readonly steps: readonly string[];
  readonly teamIds: readonly Id[];
  readonly roles: readonly string[];
  readonly personIds: readonly Id[];
}

export async function readSpeakable(db: Db): Promise<Speakable> {
  const { rows } = await sql<Speakable>`
    select
      array(select key from ticket_kind) as kinds, array(select key from category) as categories, array(select id::text from channel) as "channelIds",
      array(select f.key from flow f union select f.key || '/' || (s ->> 'key') from flow f join flow_version v on v.flow_id = f.id and v.state <> 'draft', json_array_elements(v.document -> 'steps') s) as steps,
      array(select id::text from team) as "teamIds", array(select key from role) as roles, array(select id::text from person where active) as "personIds"`.execute(db);
  return rows[0]!;
}

/** What the newest published version of a flow promises for a step; null: nothing, or there is no such step. */
export async function readStepLimit(db: Db, flow: string, step: string): Promise<StepLimit | null> {
  const { rows } = await sql<{ limit: StepLimit | null }>`
    select s -> 'limit' as limit from flow f join flow_version v on v.flow_id = f.id and v.state = 'published', json_array_elements(v.document -> 'steps') s
    where f.key = ${flow} and s ->> 'key' = ${step} order by v.number desc limit 1`.execute(db);
  return rows[0]?.limit ?? null;
}
