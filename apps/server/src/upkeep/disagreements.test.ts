import type { listDisagreements } from '@huiyin/domain/upkeep/disagreement.contract.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { hour } from '@huiyin/domain/kernel/instant.ts';
import { expect, test } from 'vitest';
import { talkingCentre } from '../assistant/testing/talking-centre.ts';
import { domains } from '../domains.ts';

const centre = await talkingCentre();
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

const about = async (word: string, call = keeper) => (await found(call)).items.filter(({ question }) => question.includes(word));
const remembered = async (word: string) => (await shell.pool.query<{ state: string; answers: { given: { text: string }[] }[] }>('select state, answers from answer_disagreement where question like $1 order by state', [`%${word}%`])).rows;

test('a question that is answered differently is one line: each answer with how often, by whom and when it was given; greetings and names are no difference', async () => {
  const first = await answered('水晶吊灯质保多久', '水晶吊灯质保一年。');
  await answered('请问水晶吊灯质保多久', '王先生您好，水晶吊灯质保三年，电话13812345678。祝您生活愉快！');
  await answered('您好，我是李雷，水晶吊灯质保多久呢？谢谢', '质保1年哦');
  await answered('请问水晶吊灯质保多久', '您好！水晶吊灯质保三年。我们24小时在线为您服务。');
  await answered('水晶吊灯质保多久？', '亲，水晶吊灯质保三年');
  await answered('水晶吊灯质保多久？', '请看说明书');
  // Who only says thanks asks nothing.
  await answered('好的，谢谢', '质保五年');
  await look();
  await look();
  const { items, run } = await found();
  expect(run).toMatchObject({ state: 'done' });
  const [one, ...others] = items.filter(({ question }) => question.includes('水晶吊灯'));
  expect(others).toEqual([]);
  expect(one).toMatchObject({ question: '水晶吊灯质保多久', hiddenReplies: 0, answers: [
    { says: [{ kind: 'duration', words: '三年' }], replies: 3, articles: [], people: [{ times: 3 }] },
    { says: [{ kind: 'duration', words: expect.stringMatching(/[1一]年/) }], replies: 2, people: [{ times: 2 }] },
  ] });
  expect(one!.answers[1]!.tickets.map(({ id }) => id)).toContain(first);
  expect(one!.answers[0]!.people[0]!.name).not.toBe('');
  expect(JSON.stringify(items)).not.toMatch(/13812345678|王先生|生活愉快|24小时|李雷/);
});

test('what was judged comes back only when something else is answered', async () => {
  const [one] = await about('水晶吊灯');
  expect((await keeper('POST /disagreements/settle', { disagreementId: one!.id, as: 'fine' })).statusCode).toBe(204);
  expect((await keeper('POST /disagreements/settle', { disagreementId: one!.id, as: 'fine' })).json()).toMatchObject({ code: 'disagreement.unknown' });
  await answered('水晶吊灯质保是多久', '您好，质保3年的。');
  await look();
  expect(await about('水晶吊灯')).toEqual([]);
  await answered('水晶吊灯质保多久', '质保五年');
  await look();
  expect((await about('水晶吊灯')).map(({ answers }) => answers.length)).toEqual([3]);
  const { rows } = await shell.pool.query(`select facts from audit_entry where action = 'disagreement.settled'`);
  expect(rows).toEqual([{ facts: { as: 'fine' } }]);
});

test('the article they should follow is named: one that is among the answers, or the nearest', async () => {
  const { rows } = await shell.pool.query<{ id: string; question: string; body: string }>(`select a.id, v.question, v.body from article a join article_version v on v.article_id = a.id and v.number = a.published_number where a.language = 'zh' and v.audience = 'public' and v.question like '%退款%' and v.question like '%多久%' limit 1`);
  const article = rows[0]!;
  await answered(article.question, '您好，99天内到账。谢谢');
  await look();
  const [one] = (await found()).items.filter(({ article: follows }) => follows?.id === article.id);
  expect(one).toMatchObject({ question: article.question, article: { id: article.id, confidence: null } });
  expect(one!.answers[0]!.articles).toMatchObject([{ id: article.id }]);
  expect(one!.answers.slice(1).flatMap(({ says }) => says.map(({ words }) => words)).join()).toContain('99天');
  const [lamp] = await about('水晶吊灯');
  expect(lamp!.article?.confidence ?? 0).toBeLessThan(1);
});

test('what is no contradiction any more is taken back by the next look; what somebody judged stays; what was found long ago is looked at again', async () => {
  const side = (text: string) => ({ question: '窗帘轨道多长', text, at: 0, articleId: null, ticketId: shell.ids.next(), personId: null });
  const put = (question: string, a: string, b: string, state = 'open') =>
    shell.pool.query(
      `insert into answer_disagreement (id, language, question, answers, found_at, said_at, state, settled_at) values ($1, 'zh', $2, $3, now(), now(), $4, now())`,
      [shell.ids.next(), question, JSON.stringify([a, b].map((text) => ({ says: [], given: [{ ...side(text), question }] }))), state],
    );
  await put('窗帘轨道承重是多少', '您的轨道已补发 3 件。', '您的轨道已补发 5 件。');
  await put('地毯可以水洗吗', '可以水洗', '不可以水洗', 'fine');
  await put('花瓶保修期几年时间', '保修3年', '保修15年');
  await look();
  expect([await remembered('窗帘轨道'), await remembered('地毯'), await remembered('花瓶')].map((rows) => rows.map(({ state }) => state))).toEqual([[], ['fine'], ['open']]);
  await shell.pool.query(`delete from answer_disagreement where question like '花瓶%' or question like '地毯%'`);
});

test('tickets out of reach are not told of', async () => {
  const roles = (await admin('GET /roles')).json<{ items: { id: string; key: string }[] }>().items;
  const made = await admin('POST /people', { name: '外人', email: 'pairs-outsider@example.com', roleIds: [roles.find(({ key }) => key === 'specialist')!.id], teamIds: [] });
  const outsider = await centre.as(made.json<{ person: { id: string } }>().person.id);
  const { items, hidden } = await found(outsider);
  // What only articles say is for every keeper.
  expect(items.flatMap(({ answers }) => answers.flatMap(({ tickets, people, replies }) => [...tickets, ...people, ...(replies > 0 ? [replies] : [])]))).toEqual([]);
  expect(hidden).toBeGreaterThan(0);
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
