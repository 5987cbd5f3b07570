import type { listDisagreements } from '@huiyin/domain/upkeep/disagreement.contract.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { hour } from '@huiyin/domain/kernel/instant.ts';
import { expect, test } from 'vitest';
import { domains } from '../domains.ts';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const [keeper, admin, agent] = [await centre.as('knowledge'), await centre.as('admin'), await centre.as('agent')];
const look = async () => {
  expect((await keeper('POST /disagreements/search', {})).statusCode).toBe(202);
  const { rows } = await shell.pool.query<{ id: string }>(`select id from upkeep_run where state = 'running'`);
  for (const { id } of rows) await domains.find(({ name }) => name === 'upkeep')!.jobs!(shell)['upkeep.run']!({ id }, shell);
};
const found = async (call = keeper) => (await call('GET /disagreements')).json<ReplyOf<typeof listDisagreements>>();
let customers = 0;
const answered = async (question: string, answer: string) => {
  const { id } = (await agent('POST /tickets', { channel: 'phone', customer: { phone: `1380000500${customers++}` }, body: question })).json<{ id: string }>();
  await agent(`POST /tickets/${id}/take`, {});
  expect((await agent(`POST /tickets/${id}/messages`, { body: answer, visibility: 'public' })).statusCode).toBe(201);
  return id;
};

test('the same question with different answers is found once, shown with both sides, and once judged does not come back', async () => {
  const first = await answered('水晶吊灯质保多久', '水晶吊灯质保一年。');
  await answered('请问水晶吊灯质保多久', '水晶吊灯质保三年，电话13812345678。');
  await answered('水晶吊灯质保多久呢', '质保1年');
  // The same words again are no second answer.
  await answered('请问水晶吊灯质保多久', '水晶吊灯质保三年，电话13812345678。');
  await look();
  await look();
  const { items, run } = await found();
  expect(run).toMatchObject({ state: 'done' });
  const pair = items.find(({ a, b, differences }) => [a.ticketId, b.ticketId].includes(first) && differences.some((each) => each.a.includes('三') || each.b.includes('三')))!;
  expect(pair.differences).toMatchObject([{ kind: 'duration' }]);
  expect(JSON.stringify(items)).not.toContain('13812345678');
  expect(items).toHaveLength(2);
  expect((await keeper('POST /disagreements/settle', { disagreementId: pair.id, as: 'fine' })).statusCode).toBe(204);
  expect((await keeper('POST /disagreements/settle', { disagreementId: pair.id, as: 'fine' })).json()).toMatchObject({ code: 'disagreement.unknown' });
  await look();
  expect((await found()).items.map(({ id }) => id)).not.toContain(pair.id);
  const { rows } = await shell.pool.query(`select facts from audit_entry where action = 'disagreement.settled'`);
  expect(rows).toEqual([{ facts: { as: 'fine' } }]);
});

test('what is no contradiction any more is taken back by the next look, what somebody judged stays', async () => {
  const side = (text: string) => JSON.stringify({ question: '退款到了吗', text, at: 0, articleId: null, ticketId: null });
  const put = (key: string, a: string, b: string, state = 'open') =>
    shell.pool.query(
      `insert into answer_disagreement (id, key, language, question, likeness, differences, a, b, found_at, said_at, state) values ($1, $2, 'zh', '退款到了吗', 1, '[]', $3, $4, now(), now(), $5)`,
      [shell.ids.next(), key, side(a), side(b), state],
    );
  await put('reply:1|reply:2', '您的退款 ¥84 已提交。', '您的退款 ¥314 已提交。');
  await put('reply:3|reply:4', '您的退款 ¥84 已提交。', '您的退款 ¥314 已提交。', 'fine');
  await put('article:gone:1|reply:5', '3天到账', '15天到账');
  await put('reply:6|reply:7', '3天到账', '15天到账');
  await look();
  const { rows } = await shell.pool.query<{ key: string }>(`select key from answer_disagreement where question = '退款到了吗' order by key`);
  expect(rows.map(({ key }) => key)).toEqual(['reply:3|reply:4', 'reply:6|reply:7']);
  await shell.pool.query(`delete from answer_disagreement where question = '退款到了吗'`);
});

test('tickets out of reach are not told of', async () => {
  const roles = (await admin('GET /roles')).json<{ items: { id: string; key: string }[] }>().items;
  const made = await admin('POST /people', { name: '外人', email: 'pairs-outsider@example.com', roleIds: [roles.find(({ key }) => key === 'specialist')!.id], teamIds: [] });
  const outsider = await centre.as(made.json<{ person: { id: string } }>().person.id);
  expect(await found(outsider)).toMatchObject({ items: [], hidden: 1 });
});

test('every night it is looked for once', async () => {
  const [sweep] = domains.find(({ name }) => name === 'upkeep')!.sweeps!(shell);
  const hourThere = () => new Date(shell.clock.now() + 8 * hour).getUTCHours();
  shell.clock.advance(24 * hour);
  while (hourThere() !== 3) shell.clock.advance(hour);
  expect([await sweep!.run(shell.db), await sweep!.run(shell.db)]).toEqual([1, 0]);
  shell.clock.advance(12 * hour);
  expect(await sweep!.run(shell.db)).toBe(0);
});
