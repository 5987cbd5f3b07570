/** Whatever is counted, numbered or due by the day goes by one wall, and all of it by another once the centre's zone is changed. */

import { hour } from '@huiyin/domain/kernel/instant.ts';
import { expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';
import { centreZone } from './centre-day.ts';

// Eleven at night of the eleventh in Shanghai, eight in the morning of the same day in Los Angeles.
const centre = await testCentre({ now: Date.UTC(2025, 7, 11, 15), sessionsLast: true });
const { shell } = centre;
const [admin, agent, keeper, second, supervisor] = [await centre.as('admin'), await centre.as('agent'), await centre.as('knowledge'), await centre.as('knowledge2'), await centre.as('supervisor')];

let phones = 13_800_220_000;
const open = async () => {
  const reply = await agent('POST /tickets', { channel: 'phone', customer: { phone: String(phones++) }, body: '退款没到账', kind: 'refund' });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json<{ id: string; number: string }>();
};

/** Due a fortnight before the twenty-sixth: on the twelfth, not on the eleventh. */
async function publish(): Promise<string> {
  const teams = (await admin('GET /teams')).json<{ items: { id: string; key: string }[] }>().items;
  const content = { question: '退款多久到账？', variants: [], body: '1 至 5 个工作日到账。', categoryKey: 'refund', products: [], channels: [], audience: 'public', validFrom: null, validUntil: null, flowSteps: [] };
  const keeping = { ownerId: await centre.personId('knowledge'), teamId: teams.find(({ key }) => key === 'product')!.id, reviewOn: '2025-08-26', counterpartId: null };
  const { id } = (await keeper('POST /articles', { language: 'zh', content, ...keeping })).json<{ id: string }>();
  await keeper(`POST /articles/${id}/submit`, {});
  const published = await second(`POST /articles/${id}/publish`, {});
  expect(published.statusCode, published.body).toBe(200);
  return id;
}

async function days(articleId: string) {
  const { number } = await open();
  const sum = (queues: readonly { readonly abandonedToday: number }[]) => queues.reduce((all, { abandonedToday }) => all + abandonedToday, 0);
  const { reviewNeed } = (await keeper(`GET /articles/${articleId}`)).json<{ reviewNeed: string }>();
  return {
    number: number.slice(0, 8),
    figures: (await supervisor('GET /dashboards')).json<{ today: string }>().today,
    floor: sum((await supervisor('GET /floor')).json<{ queues: { abandonedToday: number }[] }>().queues),
    queues: sum((await supervisor('GET /dispatch/queues')).json<{ items: { abandonedToday: number }[] }>().items),
    reviewNeed,
    due: (await keeper('GET /articles?due=true')).json<{ items: unknown[] }>().items.length,
  };
}

test('numbers, figures, queues, the floor and reviews of articles begin their day together', async () => {
  const [{ id }, articleId] = [await open(), await publish()];
  await shell.pool.query('update ticket set abandoned_at = $1 where id = $2', [new Date(shell.clock.now()), id]);
  expect(await days(articleId)).toEqual({ number: '20250811', figures: '2025-08-11', floor: 1, queues: 1, reviewNeed: 'none', due: 0 });

  shell.clock.advance(2 * hour);
  expect(await days(articleId)).toEqual({ number: '20250812', figures: '2025-08-12', floor: 0, queues: 0, reviewNeed: 'due', due: 1 });

  expect((await centreZone(shell.db)).hourOf(shell.clock.now())).toBe(1);
  const changed = await admin('PUT /figure-setting', { timeZone: 'America/Los_Angeles' });
  expect(changed.statusCode, changed.body).toBe(200);
  expect(await days(articleId)).toEqual({ number: '20250811', figures: '2025-08-11', floor: 1, queues: 1, reviewNeed: 'none', due: 0 });
  expect((await centreZone(shell.db)).hourOf(shell.clock.now())).toBe(10);
});
