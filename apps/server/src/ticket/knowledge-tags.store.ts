/** SQL that reads what articles are sorted and linked by: categories, channels and the steps of published flows; and the tickets that quoted them. */

import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql } from 'kysely';
import type { KnowledgePorts, Tags } from '../knowledge/index.ts';
import { reminderPorts } from './reminded-tickets.store.ts';

export const knowledgePorts: KnowledgePorts = {
  async readTags(db) {
    const categories = await sql<Tags['categories'][number]>`
      with recursive tree as (
        select id, key, name, null::text as parent, array[position::text, key] as path from category where parent_id is null and active
        union all select c.id, c.key, c.name, tree.key, tree.path || array[lpad(c.position::text, 6, '0'), c.key] from category c join tree on c.parent_id = tree.id where c.active
      ) select key, name, parent as "parentKey" from tree order by path`.execute(db);
    const channels = await sql<Tags['channels'][number]>`select key, name from channel order by key`.execute(db);
    const flows = await sql<{ key: string; name: BilingualText; steps: Tags['steps'][number]['steps'] }>`
      select distinct on (f.created_at, f.id) f.key, v.document -> 'name' as name,
        (select jsonb_agg(jsonb_build_object('key', step -> 'key', 'name', step -> 'name') order by place) from json_array_elements(v.document -> 'steps') with ordinality s(step, place)) as steps
      from flow f join flow_version v on v.flow_id = f.id and v.state = 'published' order by f.created_at, f.id, v.number desc`.execute(db);
    return { categories: categories.rows, channels: channels.rows, steps: flows.rows.map(({ key, name, steps }) => ({ flow: { key, name }, steps })) };
  },
  readTickets: reminderPorts.readTickets,
};
