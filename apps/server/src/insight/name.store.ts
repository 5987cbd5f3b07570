/** SQL that gives stored values of a dimension their keys and names. */

import { none, tenureNames, tenures } from '@huiyin/domain/insight/dimension.ts';
import { regionNames } from '@huiyin/domain/insight/region-names.ts';
import { moodNames, moods } from '@huiyin/domain/insight/mood.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { StoredDimension } from './measure.store.ts';

export interface NamedValue {
  /** As it stands in the tables. */
  readonly value: string;
  /** As people and links write it. */
  readonly key: string;
  readonly name: BilingualText;
  /** Topics are a tree. */
  readonly parent: string | null;
  /** Of a channel: what kind it is. */
  readonly kind: string | null;
}

const noValue: Readonly<Partial<Record<StoredDimension, BilingualText>>> = {
  team: { zh: '未分组', en: 'No team' },
  agent: { zh: '未分配', en: 'Nobody' },
  topic: { zh: '未分类', en: 'Unsorted' },
  region: { zh: '区域未知', en: 'Region unknown' },
  kind: { zh: '类型未定', en: 'Kind unknown' },
  campaign: { zh: '无活动', en: 'No campaign' },
  tenure: { zh: '工龄未知', en: 'Tenure unknown' },
};

/** Every value with a row of its own; campaigns, hours and unknown regions speak for themselves. */
export async function readNames(db: Db, dimension: StoredDimension): Promise<ReadonlyMap<string, NamedValue>> {
  const values = await namesOf(db, dimension);
  const unnamed = noValue[dimension];
  return new Map([...values, ...(unnamed ? [{ value: none, key: none, name: unnamed, parent: null, kind: null }] : [])].map((each) => [each.value, each]));
}

async function namesOf(db: Db, dimension: StoredDimension): Promise<readonly NamedValue[]> {
  switch (dimension) {
    case 'channel':
      return (await sql<NamedValue>`select id::text as value, key, name, null as parent, kind from channel`.execute(db)).rows;
    case 'team':
      return (await sql<NamedValue>`select id::text as value, key, jsonb_build_object('zh', name_zh, 'en', name_en) as name, null as parent, null as kind from team`.execute(db)).rows;
    case 'agent':
      return (await sql<NamedValue>`select id::text as value, id::text as key, jsonb_build_object('zh', name, 'en', name) as name, null as parent, null as kind from person`.execute(db)).rows;
    case 'topic':
      return (await sql<NamedValue>`select id::text as value, key, name, parent_id::text as parent, null as kind from category`.execute(db)).rows;
    case 'kind':
      return (await sql<NamedValue>`select key as value, key, name, null as parent, null as kind from ticket_kind`.execute(db)).rows;
    case 'flow':
      return (await sql<NamedValue>`
        select v.id::text as value, v.id::text as key, jsonb_build_object('zh', coalesce(v.document -> 'name' ->> 'zh', f.key) || ' v' || v.number, 'en', coalesce(v.document -> 'name' ->> 'en', f.key) || ' v' || v.number) as name, null as parent, null as kind
        from flow_version v join flow f on f.id = v.flow_id where v.published_at is not null`.execute(db)).rows;
    case 'priority':
      return (['urgent', 'high', 'normal', 'low'] as const).map((value) => plain(value, { urgent: { zh: '紧急', en: 'Urgent' }, high: { zh: '高', en: 'High' }, normal: { zh: '普通', en: 'Normal' }, low: { zh: '低', en: 'Low' } }[value]));
    case 'mood':
      return moods.map((value) => plain(value, moodNames[value]));
    case 'tenure':
      return tenures.map((value) => plain(value, tenureNames[value]));
    case 'region':
      return [...regionNames].map(([value, name]) => plain(value, name));
    case 'campaign':
    case 'hour':
    case 'weekday':
      return [];
  }
}

function plain(value: string, name: BilingualText): NamedValue {
  return { value, key: value, name, parent: null, kind: null };
}
